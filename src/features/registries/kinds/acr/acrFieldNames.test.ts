import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '#contract/failures/errors.ts';
import { ApiError } from '../../../../api/apiError.ts';
import { fieldErrorsIn } from '../../../../ui/errors/fieldErrors.ts';
import { acrFieldNameOf } from './acrFieldNames.ts';
import { emptyAcrForm } from './acrFormSchema.ts';

function marked(Code: ErrorCode, EndpointIp = '') {
  const error = ApiError.answered(400, { Code, Message: 'No', RequestId: 'R-1' });
  return fieldErrorsIn(emptyAcrForm, error, acrFieldNameOf(error, { EndpointIp })).map(({ path }) => path);
}

describe('where the errors of an AccessKey stand', () => {
  test('what is refused of an account is said of the key', () => {
    expect(marked('FailedToVerifyUsernameOrPwd')).toEqual(['AccessKeyId', 'AccessKeySecret']);
    expect(marked('UserDoesNotHaveAdminRole')).toEqual(['AccessKeyId']);
  });

  test('a region that is connected already is said of the regions', () => {
    expect(marked('RegistryAlreadyExists')).toEqual(['RegionIds']);
  });

  test('the way is the form’s only where it leads through a forwarding server', () => {
    expect(marked('NetworkConnectError')).toEqual([]);
    expect(marked('NetworkConnectError', '192.0.2.7')).toEqual(['EndpointIp', 'Port', 'ProtocolType']);
  });
});
