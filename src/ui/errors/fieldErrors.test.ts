import { describe, expect, test, vi } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { ApiError } from '../../api/apiError.ts';
import { applyServerError, fieldErrors } from './fieldErrors.ts';

const refused = ApiError.answered(400, {
  Code: 'FailedToVerifyUsernameOrPwd',
  Message: 'User name or password refused',
  RequestId: 'R-1',
});

function formWith(values: Record<string, unknown>) {
  return { getValues: vi.fn(() => values), setError: vi.fn(), setFocus: vi.fn() };
}

describe('what an error says about fields', () => {
  test('a code marks everything it points at and says its sentence once', () => {
    expect(fieldErrors(refused)).toEqual([
      { path: 'UserName', message: 'User name or password refused' },
      { path: 'Password', message: '' },
    ]);
  });

  test('issues are more particular than the code', () => {
    const illegal = ApiError.answered(400, {
      Code: 'IllegalParam',
      Message: 'Some values are not valid',
      RequestId: 'R-2',
      Issues: [{ path: ['ExtraParam', 0, 'authToken'], message: 'Required' }],
    });
    expect(fieldErrors(illegal)).toEqual([{ path: 'ExtraParam.0.authToken', message: 'Required' }]);
  });

  test("a Quay token's refusal names its row", () => {
    const token = ApiError.answered(400, {
      Code: 'FailedToVerifyUsernameOrPwd',
      Message: 'User name or password refused',
      RequestId: 'R-3',
      Detail: { code: 'FailedToVerifyUsernameOrPwd', reason: 'tokenExpired', row: 2 },
    });
    expect(fieldErrors(token).map(({ path }) => path)).toEqual(['ExtraParam.2.authToken']);
  });

  test('an unknown organization is marked where its name stands, a narrow token where it stands', () => {
    const about = (Detail: Failure) =>
      fieldErrors(ApiError.answered(400, { Code: Detail.code, Message: 'No', RequestId: 'R-4', Detail })).map(
        ({ path }) => path,
      );
    expect(about({ code: 'FailedToVerifyUsernameOrPwd', reason: 'organizationUnknown', row: 1 })).toEqual([
      'ExtraParam.1.namespace',
    ]);
    expect(about({ code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['readRepositories'], row: 0 })).toEqual([
      'ExtraParam.0.authToken',
    ]);
  });

  test('a refused AccessKey is marked on the half that is wrong', () => {
    const about = (reason: 'accessKeyUnknown' | 'accessKeySecretWrong' | 'clockSkew') => {
      const Detail: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason };
      const error = ApiError.answered(400, { Code: Detail.code, Message: 'No', RequestId: 'R-5', Detail });
      return fieldErrors(error).map(({ path }) => path);
    };
    expect(about('accessKeyUnknown')).toEqual(['UserName']);
    expect(about('accessKeySecretWrong')).toEqual(['Password']);
    expect(about('clockSkew')).toEqual(['UserName', 'Password']);
  });

  test('a server that cannot be reached blames no field', () => {
    expect(fieldErrors(ApiError.unreachable(new TypeError()))).toEqual([]);
  });
});

describe('errors land on the form', () => {
  test('the first field that is marked gets the focus', () => {
    const form = formWith({ UserName: 'a', Password: 'b' });
    expect(applyServerError(form as never, refused)).toBe(true);
    expect(form.setError.mock.calls.map(([name]) => name)).toEqual(['UserName', 'Password']);
    expect(form.setFocus).toHaveBeenCalledExactlyOnceWith('UserName');
  });

  test('what the form does not have is left to its alert', () => {
    const form = formWith({ password: '' });
    expect(applyServerError(form as never, refused)).toBe(false);
    expect(form.setError).not.toHaveBeenCalled();
    expect(form.setFocus).not.toHaveBeenCalled();
  });
});
