import { expect, test } from 'vitest';
import type { Failure } from './failures.ts';
import { failurePolicy, policyOf } from './policy.ts';

const answered = { code: 'RegistryFailure', reason: 'status', status: 503 } as const;
const rows = Object.entries(failurePolicy);

test('a wrong answer concerns one repository; a registry that says when it will be back is away as a whole', () => {
  expect(policyOf(answered)).toMatchObject({ concerns: 'repository', concernsInScan: 'repository' });
  const away = policyOf({ ...answered, retryAfterSeconds: 30 });
  expect(away).toMatchObject({ concerns: 'registry', concernsInScan: 'registry', imageAfterScan: 'unchanged' });
});

test('a robot lacks a right in one project, an account in the whole registry', () => {
  const lacking = (robot: boolean): Failure => ({ code: 'UserDoesNotHaveAdminRole', robot, missing: ['listImages'] });
  expect(policyOf(lacking(true)).concerns).toBe('repository');
  expect(policyOf(lacking(false)).concerns).toBe('registry');
});

test('a refused password, token or key is tried no more; a clock that is off is', () => {
  const refused = rows.filter(([name]) => name.startsWith('FailedToVerifyUsernameOrPwd.'));
  for (const [name, { retry }] of refused)
    expect([name, retry]).toEqual([name, name.endsWith('clockSkew') ? 'soon' : 'person']);
});

test.each(rows)('%s does not mark images as failed where the registry is to blame', (_name, policy) => {
  if (policy.concernsInScan === 'registry') expect(policy.imageAfterScan).toBe('unchanged');
});
