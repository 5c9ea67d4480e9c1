import { describe, expect, test } from 'vitest';
import { isAccessoryTag, isEmptyConfig, isImageManifest } from './noImages.ts';

const hex = '14c8e65dba2fe5191c372d717bb701081ed0b7f8dacceb3dbd6ff1f53c8ffc2a';
const index = 'application/vnd.oci.image.index.v1+json';
const manifest = 'application/vnd.oci.image.manifest.v1+json';
const dockerConfig = 'application/vnd.docker.container.image.v1+json';
const ociConfig = 'application/vnd.oci.image.config.v1+json';
const emptyConfig = 'application/vnd.oci.empty.v1+json';
const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip';

describe('a tag that belongs to an image', () => {
  test.each([['sig'], ['att'], ['sbom'], ['cosign']])('.%s is cosign’s, whatever hangs on it', (suffix) => {
    const tag = `sha256-${hex}.${suffix}`;
    expect(isAccessoryTag({ tag, mediaType: manifest, platforms: [] })).toBe(true);
    expect(isAccessoryTag({ tag, mediaType: '', platforms: ['linux/amd64'] })).toBe(true);
  });

  test('a bare digest is the list of referrers of a registry that keeps none itself', () => {
    expect(isAccessoryTag({ tag: `sha256-${hex}`, mediaType: index, platforms: [] })).toBe(true);
    expect(isAccessoryTag({ tag: `sha512-${hex}`, mediaType: '', platforms: [] })).toBe(true);
  });

  test('an image that somebody names after a digest stays one', () => {
    expect(isAccessoryTag({ tag: `sha256-${hex}`, mediaType: index, platforms: ['linux/amd64'] })).toBe(false);
    expect(isAccessoryTag({ tag: `sha256-${hex}`, mediaType: manifest, platforms: [] })).toBe(false);
    expect(isAccessoryTag({ tag: `sha256-${hex}.imgpkg`, mediaType: manifest, platforms: [] })).toBe(false);
    expect(isAccessoryTag({ tag: 'v1.sig', mediaType: manifest, platforms: [] })).toBe(false);
  });
});

describe('a manifest', () => {
  test.each([
    ['of Docker', { config: dockerConfig, layers: ['application/vnd.docker.image.rootfs.diff.tar.gzip'] }],
    ['of OCI, as 2.11 and later say it twice', { artifactType: ociConfig, config: ociConfig, layers: [gzip] }],
    ['with layers in zstd', { config: ociConfig, layers: ['application/vnd.oci.image.layer.v1.tar+zstd'] }],
    ['with encrypted layers', { config: ociConfig, layers: [`${gzip}+encrypted`] }],
    [
      'whose layers stay elsewhere',
      { config: dockerConfig, layers: ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'] },
    ],
    ['made from scratch', { config: ociConfig, layers: [] }],
    ['of schema 1', { artifactType: null, config: 'application/vnd.docker.distribution.manifest.v1+prettyjws' }],
    ['pushed by an early client', { config: 'application/octet-stream', layers: [null] }],
    ['that tells nothing of itself', {}],
  ])('%s is that of an image', (_what, types) => {
    expect(isImageManifest(types)).toBe(true);
  });

  test.each([
    ['cosign signature', { config: ociConfig, layers: ['application/vnd.dev.cosign.simplesigning.v1+json'] }],
    ['cosign attestation', { config: ociConfig, layers: ['application/vnd.dsse.envelope.v1+json'] }],
    ['cosign bundle', { artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json', config: emptyConfig }],
    ['in-toto attestation', { config: ociConfig, layers: ['application/vnd.in-toto+json'] }],
    ['SBOM', { config: ociConfig, layers: ['text/spdx+json'] }],
    ['notation signature', { config: 'application/vnd.cncf.notary.signature' }],
    ['Helm chart', { config: 'application/vnd.cncf.helm.config.v1+json' }],
    ['wasm module', { config: 'application/vnd.wasm.config.v1+json' }],
    ['artifact with the configuration of an image', { config: ociConfig, layers: ['application/vnd.acme.other'] }],
    ['index of artifacts', { artifactType: 'application/vnd.acme.rocket' }],
  ])('of a %s is none', (_what, types) => {
    expect(isImageManifest(types)).toBe(false);
  });
});

test('the configuration that cosign writes is for no system, made at no time', () => {
  const none = { os: '', architecture: '', created: '0001-01-01T00:00:00Z' };
  expect(isEmptyConfig(manifest, none)).toBe(true);
  expect(isEmptyConfig('application/vnd.docker.distribution.manifest.v2+json', none)).toBe(false);
  expect(isEmptyConfig(manifest, { ...none, os: 'linux', architecture: 'amd64' })).toBe(false);
  expect(isEmptyConfig(manifest, {})).toBe(false);
});
