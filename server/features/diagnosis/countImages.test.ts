import { expect, test } from 'vitest';
import type { RegistryConnector } from '../../connectors/port.ts';
import { localTarget } from '../../connectors/testing/target.ts';
import { answerError } from '../../domain/registryError.ts';
import { countImages } from './countImages.ts';

const { failure } = answerError('status', 502);

/** A registry of two projects, of which the second fails, and perhaps the first. */
function registry(first: 'read' | 'failed'): Pick<RegistryConnector, 'listRepositories' | 'listImages'> {
  return {
    async listRepositories(_target, { partEnded }) {
      await partEnded(first === 'read' ? { part: 'team', doubts: [] } : { part: 'team', doubts: [], failure });
      await partEnded({ part: 'web', doubts: [], failure });
      return { declared: { namespaces: null, repositories: null }, doubts: [] };
    },
    listImages: async () => ({ doubts: [] }),
  };
}

const count = (connector: Pick<RegistryConnector, 'listRepositories' | 'listImages'>) =>
  countImages(connector, localTarget(1), new AbortController().signal, () => undefined);

test('a registry of which not one part could be read has failed, and is not empty', async () => {
  await expect(count(registry('failed'))).rejects.toMatchObject({ failure });
});

test('one part that fails leaves the count of the others', async () => {
  await expect(count(registry('read'))).resolves.toBe(true);
});
