import { expect, test } from 'vitest';
import { registryUrl } from './registryAddress.ts';

const page = {
  registry_type: 'harbor',
  region_id: 'cn-hangzhou',
  protocol: 2,
  domain_name: 'harbor.example.com',
  port: 443,
  web_path: '/harbor/projects/1/repositories/api',
  namespace: 'team',
} as const;

test.each([
  ['https on its usual port', page, 'https://harbor.example.com/harbor/projects/1/repositories/api'],
  ['http', { ...page, protocol: 1, port: 80 }, 'http://harbor.example.com/harbor/projects/1/repositories/api'],
  ['a port of its own', { ...page, port: 8443 }, 'https://harbor.example.com:8443/harbor/projects/1/repositories/api'],
  ['IPv6', { ...page, domain_name: '2001:db8::1' }, 'https://[2001:db8::1]/harbor/projects/1/repositories/api'],
  ['no page', { ...page, web_path: '' }, ''],
] as const)('the address leads to the repository in its registry’s console: %s', (_name, given, url) => {
  expect(registryUrl(given, 'api')).toBe(url);
});

test('the address leads to the cloud’s console for Container Registry, whatever the names', () => {
  const acr = { ...page, registry_type: 'acr', domain_name: 'cr.cn-hangzhou.aliyuncs.com', web_path: '' } as const;
  expect(registryUrl(acr, 'app/../api')).toBe(
    'https://cr.console.aliyun.com/repository/cn-hangzhou/team/app%2F..%2Fapi/details',
  );
  expect(registryUrl({ ...acr, namespace: 'prod/team' }, 'api')).toBe(
    'https://cr.console.aliyun.com/cn-hangzhou/instances',
  );
});
