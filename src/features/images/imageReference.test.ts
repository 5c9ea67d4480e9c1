import { expect, test } from 'vitest';
import { imageRow } from '../../testing/factories/factories.ts';
import { pullByDigest, pullByTag } from './imageReference.ts';

test('a pull command leaves out the port that HTTPS has anyway', () => {
  expect(pullByTag(imageRow({ Endpoints: 'harbor.example.com:443', Tag: '1.4.2' }))).toBe(
    'docker pull harbor.example.com/payments/checkout-api:1.4.2',
  );
});

test('any other port is named', () => {
  const image = imageRow({ Endpoints: 'harbor.example.com:8443', Digest: 'sha256:ab' });
  expect(pullByDigest(image)).toBe('docker pull harbor.example.com:8443/payments/checkout-api@sha256:ab');
});

test('an image without a tag is pulled by its digest only', () => {
  expect(pullByTag(imageRow({ Tag: '' }))).toBeNull();
});

test('Container Registry is pulled from its instance, or from the region for the Personal Edition', () => {
  const acr = { RegistryType: 'acr', RegionId: 'cn-hangzhou', Tag: 'v1', RepoName: 'api' } as const;
  expect(pullByTag(imageRow({ ...acr, RepoNamespace: 'trade-prod/payments' }))).toBe(
    'docker pull trade-prod-registry.cn-hangzhou.cr.aliyuncs.com/payments/api:v1',
  );
  expect(pullByTag(imageRow({ ...acr, RepoNamespace: 'team' }))).toBe(
    'docker pull registry.cn-hangzhou.aliyuncs.com/team/api:v1',
  );
});
