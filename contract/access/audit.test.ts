import { expect, test } from 'vitest';
import { actions } from '../actions/actions.ts';
import { errorCodes } from '../failures/errors.ts';
import english from '../locales/en/audit.ts';
import { auditResultOf } from './audit.ts';
import { auditedRoutes } from './audited.ts';

test('the audit log has words for all that it tells of, and for nothing else', () => {
  const writes = Object.entries(actions).filter(([, { access }]) => access !== 'read');
  const told = [...writes.map(([name]) => name), ...auditedRoutes];
  expect(Object.keys(english.action).sort()).toEqual(told.sort());
});

test('each code is a refusal or a failure; what is not known is a failure', () => {
  const results = errorCodes.map((code) => [code, auditResultOf(code)]);
  expect(results).toContainEqual(['NoPermission.Role', 'refused']);
  expect(results).toContainEqual(['SignInRefused', 'refused']);
  expect(results).toContainEqual(['NetworkConnectError', 'failed']);
  expect(results).toContainEqual(['ServerError', 'failed']);
  expect(new Set(results.map(([, result]) => result))).toEqual(new Set(['refused', 'failed']));
  expect(['OK', 'Unfinished', 'Cancelled'].map(auditResultOf)).toEqual(['ok', 'unfinished', 'failed']);
  expect(auditResultOf('SingleSignOn.denied')).toBe('refused');
});
