import { expect, test } from 'vitest';
import type { Failure } from './failures.ts';
import { mostUrgent } from './mostUrgent.ts';

const away: Failure = { code: 'RegistryFailure', reason: 'status', status: 500 };
const closed = (name: string): Failure => ({
  code: 'VpcAccessNotConfigured',
  instances: [{ name, reason: 'disabled' }],
});

test('what may pass by itself is told before what waits for somebody', () => {
  expect(mostUrgent([closed('lab'), away])).toEqual(away);
});

test('instances without VPC access are told together', () => {
  const instances = ['lab', 'old'].map((name) => ({ name, reason: 'disabled' }));
  expect(mostUrgent([closed('lab'), closed('old')])).toEqual({ code: 'VpcAccessNotConfigured', instances });
});

test('where nothing failed there is nothing to tell', () => {
  expect(mostUrgent([])).toBeNull();
});
