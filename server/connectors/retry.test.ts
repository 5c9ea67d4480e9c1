import { expect, test } from 'vitest';
import { policyOf } from '#contract/failures/policy.ts';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { RegistryError } from '../domain/registryError.ts';
import { withRetries } from './retry.ts';

const samples = Object.entries(sampleFailures);

test.each(samples)('a call that fails with %s is repeated only where that may pass at once', async (_name, failure) => {
  const stop = new AbortController();
  const call = withRetries(stop.signal, async () => {
    // Whoever waits for the next try is stopped meanwhile; whoever does not says what failed.
    stop.abort();
    throw new RegistryError(failure);
  });
  const repeated = policyOf(failure).retry === 'atOnce';
  await expect(call).rejects.toHaveProperty('name', repeated ? 'AbortError' : 'RegistryError');
});

test('one that asks for a longer pause than any call waits is left alone', async () => {
  const failure = { code: 'RegistryRateLimited', retryAfterSeconds: 86_400 } as const;
  const call = withRetries(AbortSignal.abort(), () => Promise.reject(new RegistryError(failure)));
  await expect(call).rejects.toHaveProperty('failure', failure);
});
