import { expect, test } from 'vitest';
import { type ApiCall, requestTarget, signedHeaders } from './signature.ts';

const call: ApiCall = {
  method: 'GET',
  action: 'GetRepoTags',
  version: '2016-06-07',
  path: '/repos/team/my%2Fapp/tags',
  query: { Page: '1', Filter: "a b*(c)'d" },
};
const key = { id: 'LTAI5tExample', secret: 'never-on-the-wire' };

test('what goes out is encoded as it was signed', () => {
  expect(requestTarget(call)).toBe('/repos/team/my%2Fapp/tags?Page=1&Filter=a%20b%2A%28c%29%27d');
});

test('the headers carry the time, the empty body’s hash and the key’s id, but never its secret', () => {
  const headers = signedHeaders(call, key, 'cr.cn-hangzhou.aliyuncs.com', Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  expect(headers).toMatchObject({
    'x-acs-date': '2026-01-02T03:04:05Z',
    'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    authorization: expect.stringMatching(/^ACS3-HMAC-SHA256 Credential=LTAI5tExample,SignedHeaders=host;x-acs-action;/),
  });
  expect(JSON.stringify(headers)).not.toContain(key.secret);
});

test('no two calls carry the same nonce', () => {
  const nonce = () => signedHeaders(call, key, 'cr.test', 0)['x-acs-signature-nonce'];
  expect(nonce()).not.toBe(nonce());
});
