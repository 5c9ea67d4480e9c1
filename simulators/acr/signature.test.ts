import { describe, expect, it } from 'vitest';
import type { IncomingCall } from '../http/answer.ts';
import { SignatureCheck } from './signature.ts';

/** The example that the vendor publishes with its description of the signature. */
const published: IncomingCall = {
  method: 'POST',
  target: '/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
  headers: {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-version': '2014-05-26',
    authorization:
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  },
  body: '',
};
const sentAt = Date.UTC(2023, 9, 26, 10, 22, 32);
const minute = 60_000;

function checkerAt(now: number, key: { id?: string; secret?: string; active?: boolean } = {}): SignatureCheck {
  const right = { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret', active: true, rights: null };
  return new SignatureCheck([{ ...right, ...key }], () => now);
}

function codeOf(checked: ReturnType<SignatureCheck['check']>): string {
  return 'status' in checked ? JSON.parse(checked.body).Code : 'accepted';
}

function changed(headers: Readonly<Record<string, string | undefined>>): IncomingCall {
  return { ...published, headers: { ...published.headers, ...headers } };
}

describe('checking ACS3-HMAC-SHA256', () => {
  it('accepts the example that the vendor publishes', () => {
    expect(codeOf(checkerAt(sentAt).check(published))).toBe('accepted');
  });

  it.each([
    ['another secret', checkerAt(sentAt, { secret: 'other' }), published, 'SignatureDoesNotMatch'],
    ['an unknown key', checkerAt(sentAt, { id: 'other' }), published, 'InvalidAccessKeyId.NotFound'],
    ['a disabled key', checkerAt(sentAt, { active: false }), published, 'InvalidAccessKeyId.Inactive'],
    ['a clock 16 minutes off', checkerAt(sentAt + 16 * minute), published, 'IllegalTimestamp'],
    ['another host than was signed', checkerAt(sentAt), changed({ host: 'other.test' }), 'SignatureDoesNotMatch'],
    ['another parameter', checkerAt(sentAt), { ...published, target: '/?RegionId=x' }, 'SignatureDoesNotMatch'],
    ['a body that was not signed', checkerAt(sentAt), { ...published, body: 'a=b' }, 'SignatureDoesNotMatch'],
    ['no signature', checkerAt(sentAt), changed({ authorization: undefined }), 'IncompleteSignature'],
  ] as const)('refuses %s', (_what, checker, call, code) => {
    expect(codeOf(checker.check(call))).toBe(code);
  });

  it('refuses the same call a second time', () => {
    const checker = checkerAt(sentAt + 14 * minute);
    expect([checker.check(published), checker.check(published)].map(codeOf)).toEqual([
      'accepted',
      'SignatureNonceUsed',
    ]);
  });
});
