import { expect, test } from 'vitest';
import { concernsRegistry } from './registryWide.ts';

const answered = { code: 'RegistryFailure', reason: 'status', status: 503 } as const;

test('an error in answer to one image is that image’s; one that says when the registry will be back is the registry’s', () => {
  expect(concernsRegistry(answered)).toBe(false);
  expect(concernsRegistry({ ...answered, retryAfterSeconds: 30 })).toBe(true);
});
