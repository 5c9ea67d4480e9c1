import type { Failure } from '#contract/failures/failures.ts';

interface AcrError {
  readonly field: 'AccessKeyId' | 'AccessKeySecret';
  /** Typed into `field`, it brings the failure. */
  readonly value: string;
  readonly detail: Failure;
}

/** What to type into the form for an AccessKey to see each error. */
export const acrErrors: readonly AcrError[] = [
  {
    field: 'AccessKeyId',
    value: 'unknown',
    detail: { code: 'FailedToVerifyUsernameOrPwd', reason: 'accessKeyUnknown' },
  },
  {
    field: 'AccessKeyId',
    value: 'narrow',
    detail: { code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['cr:ListRepository', 'cr:GetScan'] },
  },
  {
    field: 'AccessKeySecret',
    value: 'wrong',
    detail: { code: 'FailedToVerifyUsernameOrPwd', reason: 'accessKeySecretWrong' },
  },
];

/** The failure that a key brings, if any. */
export function acrErrorOf(key: { AccessKeyId: string; AccessKeySecret?: string | undefined }): Failure | undefined {
  return acrErrors.find(({ field, value }) => key[field] === value)?.detail;
}
