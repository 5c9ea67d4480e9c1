import { describe, expect, test } from 'vitest';
import { actionNames, actions } from './actions/actions.ts';
import { isHostName, isIpv4, isIpv6 } from './fields.ts';
import { regionsOf } from './regions.ts';

const request = {
  RegistryType: 'harbor',
  RegistryVersion: 'V2',
  ProtocolType: 2,
  NetType: 1,
  RegistryRegionId: 'cn-hangzhou',
  RegistryHostIp: '10.0.0.1',
  DomainName: 'harbor.example.com',
  UserName: 'admin',
  Password: 'Harbor12345',
};

function issuesOf(changes: Record<string, unknown>) {
  const parsed = actions.AddPrivateRegistry.request.safeParse({ ...request, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

describe('AddPrivateRegistry', () => {
  test('a whole request passes, and the limit is 10 where none is given', () => {
    expect(actions.AddPrivateRegistry.request.parse(request).TransPerHour).toBe(10);
  });

  test('0 means unlimited; a fraction, a negative or too much is refused', () => {
    expect(issuesOf({ TransPerHour: 0 })).toEqual([]);
    for (const TransPerHour of [1.5, -1, 100_001, '10']) {
      expect(issuesOf({ TransPerHour })).toEqual([['TransPerHour', 'transPerHour']]);
    }
  });

  test.each([
    ['RegistryHostIp', 'harbor.example.com', 'ip'],
    ['RegistryHostIp', '010.0.0.1', 'ip'],
    ['RegistryHostIp', '', 'required'],
    ['DomainName', 'https://harbor.example.com', 'domainName'],
    ['DomainName', 'harbor.example.com/path', 'domainName'],
    ['Port', 0, 'port'],
    ['Port', 65_536, 'port'],
    ['VpcId', 'vpc_1', 'vpcId'],
    ['UserName', '   ', 'required'],
    ['UserName', 'a\nb', 'controlCharacters'],
    ['RegistryName', 'gpj.\u202eexe', 'controlCharacters'],
    ['UserName', 'half a pair: \ud83d', 'controlCharacters'],
    ['Password', '', 'required'],
    ['RegistryVersion', 'V3', 'option'],
  ])('%s of %j is refused as %s', (field, value, message) => {
    expect(issuesOf({ [field]: value })).toEqual([[field, message]]);
  });

  test('a password keeps its spaces; other texts lose those around them', () => {
    const parsed = actions.AddPrivateRegistry.request.parse({ ...request, Password: ' a b ', UserName: ' admin ' });
    expect([parsed.Password, parsed.UserName]).toEqual([' a b ', 'admin']);
  });

  test('Quay rows are JSON text; each wrong row is named by its path', () => {
    const rows = [
      { namespace: 'acme', authToken: 't' },
      { namespace: 'acme', authToken: '' },
    ];
    expect(issuesOf({ ExtraParam: '[' })).toEqual([['ExtraParam', 'json']]);
    expect(issuesOf({ ExtraParam: '[]' })).toEqual([['ExtraParam', 'quayRows']]);
    expect(issuesOf({ ExtraParam: JSON.stringify(rows) })).toContainEqual(['ExtraParam.1.authToken', 'required']);
    const twice = JSON.stringify(rows.map((row) => ({ ...row, authToken: 't' })));
    expect(issuesOf({ ExtraParam: twice })).toEqual([['ExtraParam.1.namespace', 'organizationTwice']]);
  });
});

describe('addresses', () => {
  test.each(['1.2.3.4', '255.255.255.255', '0.0.0.0'])('%s is IPv4', (text) => expect(isIpv4(text)).toBe(true));
  test.each(['1.2.3', '1.2.3.4.', '256.1.1.1', '1.2.3.04', '0x7f.1.1.1', '2130706433'])('%s is not', (text) =>
    expect(isIpv4(text)).toBe(false),
  );
  test.each(['::', '::1', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'])('%s is IPv6', (text) =>
    expect(isIpv6(text)).toBe(true),
  );
  test.each(['1:2:3:4:5:6:7', '1::2::3', ':::', '12345::', '1:2:3:4:5:6:7:8:9', 'fe80::1%eth0', ''])(
    '"%s" is not',
    (text) => expect(isIpv6(text)).toBe(false),
  );
  test.each(['harbor', 'harbor.example.com', 'a-b.c', 'xn--fiqs8s.cn'])('%s is a host name', (text) =>
    expect(isHostName(text)).toBe(true),
  );
  test.each(['-a.b', 'a..b', 'a b', 'a/b', 'a:80', `${'a'.repeat(64)}.b`, ''])('"%s" is not', (text) =>
    expect(isHostName(text)).toBe(false),
  );
});

test('Hong Kong belongs to China, and each region to one data centre', () => {
  const ids = (center: 'cn' | 'intl') => regionsOf(center).map(({ regionId }) => regionId);
  expect(ids('cn')).toContain('cn-hongkong');
  expect(ids('cn')).toHaveLength(9);
  expect(ids('intl')).toHaveLength(7);
});

test.each(actionNames)('%s takes a language and answers a request id', (name) => {
  expect(actions[name].request.def.shape).toHaveProperty('Lang');
  expect(actions[name].response.def.shape).toHaveProperty('RequestId');
});
