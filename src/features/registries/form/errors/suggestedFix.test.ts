import { expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { ApiError } from '../../../../api/apiError.ts';
import { fixForError } from './suggestedFix.ts';

function failed(Detail: Failure): ApiError {
  return ApiError.answered(400, { Code: Detail.code, Message: '', RequestId: '1', Detail });
}

test('a registry of another version is remedied by that version', () => {
  expect(fixForError(failed({ code: 'RegistryVersionError', found: 'V1' }))).toEqual({ RegistryVersion: 'V1' });
});

test('a wrong protocol is remedied by the other one', () => {
  const network = { code: 'NetworkConnectError', passed: 'connect' } as const;
  expect(fixForError(failed({ ...network, reason: 'plainHttpToHttps' }))).toEqual({ ProtocolType: 2 });
  expect(fixForError(failed({ ...network, reason: 'tlsToPlainHttp' }))).toEqual({ ProtocolType: 1 });
});

test('what was found there is remedied by its type, where it can be connected', () => {
  expect(fixForError(failed({ code: 'RegistryTypeError', found: 'quay' }))).toEqual({ RegistryType: 'quay' });
  expect(fixForError(failed({ code: 'RegistryTypeError', found: 'acr' }))).toBeNull();
});

test('a token service elsewhere is remedied by confirming its host, and by nothing where the password would go out in plain text', () => {
  const service = { code: 'TokenServiceFailure', host: 'auth.example.com' } as const;
  expect(fixForError(failed({ ...service, reason: 'unconfirmed' }))).toEqual({ TokenServiceHost: 'auth.example.com' });
  expect(fixForError(failed({ ...service, reason: 'plainHttp' }))).toBeNull();
});

test('where the failure does not say what would help, nothing is offered', () => {
  expect(fixForError(failed({ code: 'RegistryVersionError', found: null }))).toBeNull();
  expect(fixForError(failed({ code: 'NetworkConnectError', passed: null, reason: 'timeout' }))).toBeNull();
  expect(fixForError(new Error('crash'))).toBeNull();
});
