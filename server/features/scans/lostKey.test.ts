import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureSentence, toldFailure } from '#contract/failures/advice.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { translatorOf } from '../../domain/translators.ts';
import { diagnosisEnd } from '../../testing/diagnosing.ts';
import { eventually } from '../../testing/eventually.ts';
import { imagesOf, listed, scanned } from '../../testing/scanning.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

const translate = translatorOf('zh');
const { Recommend } = toldFailure({ code: 'StoredSecretUnreadable' }, translate);

let server: TestServer;
let lost: RunningSimulator;
let other: RunningSimulator;

beforeEach(async () => {
  server = await startTestServer();
  lost = await startHarborV2({ world: createWorld({ images: 12 }) });
  other = await startHarborV2({ world: createWorld({ images: 8 }) });
  for (const { world } of [lost, other]) world.scanMs = 100;
  await server.call('AddPrivateRegistry', harborRequest(lost.port, { RegistryName: 'Lost', DomainName: '127.0.0.1' }));
  await listed(server);
  writeFileSync(join(server.dataDir, 'secret.key'), randomBytes(32).toString('base64'));
  await server.restart({ MOORING_REPLACE_SECRET_KEY: '1' });
  await server.call('AddPrivateRegistry', harborRequest(other.port, { RegistryName: 'Other' }));
  const registries = async () => (await server.call('PageImageRegistry', {})).List;
  await eventually(registries, (all) => all.find(({ RegistryName }) => RegistryName === 'Other')?.State === 'verified');
});
afterEach(async () => {
  await server.close();
  await Promise.all([lost.close(), other.close()]);
});

const registry = async () =>
  (await server.call('PageImageRegistry', {})).List.find(({ RegistryName }) => RegistryName === 'Lost');

test('a scan task ends where a password was sealed with another key: that registry fails by name, the others are scanned', async () => {
  const task = await scanned(server, {});
  const images = await imagesOf(server);
  const ofOther = images.filter(({ RegistryName }) => RegistryName === 'Other').length;
  expect(task).toMatchObject({
    StatusText: 'SUCCESS',
    ScannedImages: ofOther,
    FailedImages: images.length - ofOther,
  });
  expect(task?.Log).toEqual([
    expect.objectContaining({ Target: 'Lost', Level: 'error', Code: 'StoredSecretUnreadable' }),
  ]);
  expect(task?.Log[0]?.Message).toBe(failureSentence({ code: 'StoredSecretUnreadable' }, translate));
});

test('a sync says the same, and the password entered again heals the registry', { tags: 'thorough' }, async () => {
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  const failing = await eventually(registry, (row) => row?.State === 'failing');
  expect(failing?.LastError).toMatchObject({ Code: 'StoredSecretUnreadable', Recommend });
  const Id = failing?.Id ?? 0;
  const unchanged = await server.refused('ModifyImageRegistry', { Id, RegistryName: 'Lost' });
  expect(unchanged.body).toMatchObject({ Code: 'StoredSecretUnreadable', Recommend });
  await server.call('ModifyImageRegistry', { Id, Password: simulatorPasswords.admin });
  expect((await eventually(registry, (row) => row?.State === 'verified'))?.LastError).toBeUndefined();
});

test('a test of the connection says the same before anything is dialled, and passes with the password entered again', {
  tags: 'thorough',
}, async () => {
  const Id = (await registry())?.Id ?? 0;
  const { Password, TransPerHour: _speed, ...connection } = harborRequest(lost.port, { DomainName: '127.0.0.1' });
  const request = { ...connection, RegistryId: Id };
  const { body } = await server.refused('CreateRegistryDiagnosis', request);
  expect(body).toMatchObject({ Code: 'StoredSecretUnreadable', Recommend });
  const { DiagnosisId } = await server.call('CreateRegistryDiagnosis', { ...request, Password });
  expect((await diagnosisEnd(server, DiagnosisId)).Status).toBe('passed');
});
