import { expect, test } from 'vitest';
import { failureOf } from '../../testing/failureOf.ts';
import { localTarget } from '../../testing/target.ts';
import { resolveTarget } from './resolveAddress.ts';

const named = localTarget(443, { hostIp: '', domainName: 'cr.cn-hangzhou.aliyuncs.com' });
const knowing = (...addresses: string[]) => ({ allowLoopback: false, lookUp: async () => addresses });

test('a target with an address keeps it, whatever DNS says', async () => {
  const target = { ...named, hostIp: '203.0.113.7' };
  expect((await resolveTarget(target, knowing('203.0.113.9'))).hostIp).toBe('203.0.113.7');
});

test('one that is only named is at the first address that may be dialled', async () => {
  const options = knowing('169.254.169.254', '100.100.100.200', '203.0.113.9', '203.0.113.10');
  expect(await resolveTarget(named, options)).toEqual({ ...named, hostIp: '203.0.113.9' });
});

test.each(['127.0.0.1', '169.254.169.254', '100.100.100.200', '0.0.0.0', '::1'])(
  'a name that leads to %s only is refused',
  async (address) => {
    expect(await failureOf(resolveTarget(named, knowing(address)))).toEqual({
      code: 'NetworkConnectError',
      reason: 'addressRefused',
      passed: null,
    });
  },
);

test.each([
  ['has no address', async () => []],
  ['does not exist', () => Promise.reject(new Error('ENOTFOUND'))],
])('a name that %s is said not to resolve', async (_how, lookUp) => {
  const failure = await failureOf(resolveTarget(named, { allowLoopback: false, lookUp }));
  expect(failure).toEqual({ code: 'NetworkConnectError', reason: 'nameNotResolved', passed: null });
});
