import { afterEach, expect, test } from 'vitest';
import { collectKnownImages } from '../testing/collected.ts';
import { type ScriptedQuay, scriptedQuay } from '../testing/scriptedQuay.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

const connector = quayConnector(testHttp());
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
let quay: ScriptedQuay;
afterEach(() => quay.close());

async function list(answer: (path: string) => unknown) {
  quay = await scriptedQuay(answer);
  const organizations = [{ namespace: 'team', authToken: 't' }];
  const target = localTarget(quay.port, { type: 'quay', organizations });
  return collectKnownImages(connector, target, { namespace: 'team', name: 'app' });
}

const tag = (other: object = {}) => ({
  name: '1',
  manifest_digest: digest('a'),
  size: 10,
  start_ts: 1_700_000_000,
  ...other,
});
const oneTag = { tags: [tag()], has_additional: false };
const image = (other: object = {}) => ({
  manifest_data: '{"schemaVersion":2}',
  is_manifest_list: false,
  layers: [],
  ...other,
});
const listOf = (...letters: string[]) => ({
  is_manifest_list: true,
  layers: null,
  layers_compressed_size: 0,
  manifest_data: JSON.stringify({
    manifests: letters.map((letter) => ({
      digest: digest(letter),
      platform: letter === 'f' ? { os: 'unknown', architecture: 'unknown' } : { os: 'linux', architecture: letter },
    })),
  }),
});
const report = (...severities: string[]) => ({
  status: 'scanned',
  data: {
    Layer: {
      Features: [
        {
          Name: 'zlib',
          Vulnerabilities: severities.map((Severity, n) => ({ Name: `CVE-${n}`, Severity, FixedBy: '' })),
        },
        { Name: 'bash', Vulnerabilities: null },
      ],
    },
  },
});

/** Tags, then manifests and reports by the letter of their digest. */
function holding(tags: unknown, manifests: Record<string, unknown>, reports: Record<string, unknown> = {}) {
  return (path: string) => {
    if (path.includes('/tag/')) return tags;
    const letter = /sha256:(\w)/.exec(path)?.[1] ?? '';
    return path.includes('/security') ? reports[letter] : manifests[letter];
  };
}

test.each([
  ['no tag at all', null],
  ['a digest that is not sha256', tag({ manifest_digest: 'sha512:abc' })],
  ['a negative size', tag({ size: -1 })],
  ['a name with a control character', tag({ name: 'a\u0000b' })],
  ['no name', tag({ name: '' })],
])('%s is counted, never guessed', async (_what, broken) => {
  const { images, skipped } = await list(
    holding({ tags: [broken, tag({ name: 'ok' })], has_additional: false }, { a: image() }),
  );
  expect(images.map((row) => row.tag)).toEqual(['ok']);
  expect(skipped).toEqual([{ where: 'team/app page 1 tags[0]', reason: expect.any(String) }]);
});

test('a list of more children than any real one has is counted as none', async () => {
  const { images, skipped } = await list(holding(oneTag, { a: listOf(...'b'.repeat(101)) }));
  expect(images).toEqual([]);
  expect(skipped).toEqual([{ where: 'team/app:1', reason: 'manifestNotUnderstood' }]);
});

test('a tag that was set at a time no clock shows has none', async () => {
  const tags = { tags: [tag({ start_ts: 9e15 })], has_additional: false };
  expect((await list(holding(tags, { a: image() }))).images[0]?.updatedAt).toBeNull();
});

test('a manifest that is none is counted, and its neighbours come', async () => {
  const tags = { tags: [tag({ name: 'odd', manifest_digest: digest('b') }), tag()], has_additional: false };
  const { images, skipped } = await list(holding(tags, { a: image(), b: { manifest_data: 'not JSON' } }));
  expect(images.map((row) => row.tag)).toEqual(['1']);
  expect(skipped).toEqual([{ where: 'team/app:odd', reason: 'manifestNotUnderstood' }]);
});

test('before 3.11 the size is the sum of the layers', async () => {
  const layers = [{ compressed_size: 3 }, { compressed_size: 4 }];
  const { images } = await list(holding(oneTag, { a: image({ layers }) }));
  expect(images[0]?.size).toBe(7);
});

test('an image is as old as its newest layer', async () => {
  const layers = ['Wed, 07 Oct 2020 09:58:11 -0000', null, 'Wed, 07 Oct 2020 10:00:00 -0000'].map(
    (created_datetime) => ({
      compressed_size: 1,
      created_datetime,
    }),
  );
  const { images } = await list(holding(oneTag, { a: image({ layers }) }));
  expect(images[0]?.createdAt).toBe(Date.UTC(2020, 9, 7, 10));
});

test('a list with a child that was never pulled is there, its size unknown', async () => {
  const manifests = { a: listOf('b', 'c'), b: image({ layers_compressed_size: 5 }) };
  const { images } = await list(holding({ tags: [tag({ size: null })], has_additional: false }, manifests));
  expect(images[0]).toMatchObject({ size: null, platforms: ['linux/b', 'linux/c'] });
});

test('a list whose clean children are not all scanned is not clean', async () => {
  const manifests = { a: listOf('b', 'c'), b: image(), c: image() };
  const { images } = await list(holding(oneTag, manifests, { b: report(), c: { status: 'unsupported', data: null } }));
  expect(images[0]?.scan).toEqual({ status: 'FAIL', scannedAt: null, vulnerabilities: null });
});

test('what was found in one child of a list is found, though another waits for its scan', async () => {
  const manifests = { a: listOf('b', 'c'), b: image(), c: image() };
  const { images } = await list(holding(oneTag, manifests, { b: report('High'), c: { status: 'queued', data: null } }));
  expect(images[0]?.scan).toMatchObject({ status: 'INIT', vulnerabilities: { high: 1, total: 1 } });
});

test('the attestation of a build counts for the size of a list, and is not asked for a report', async () => {
  const manifests = {
    a: listOf('b', 'f'),
    b: image({ layers_compressed_size: 5 }),
    f: image({ layers_compressed_size: 2 }),
  };
  const { images } = await list(holding(oneTag, manifests, { b: report() }));
  expect(images[0]).toMatchObject({ size: 7, platforms: ['linux/b'], scan: { status: 'SUCCESS' } });
  expect(quay.asked.filter((path) => path.includes('/security'))).toHaveLength(1);
});

test('a finding that comes twice counts once, as the worse; severities nobody knows are unknown', async () => {
  const twice = report('Medium', 'Odd', 'Negligible');
  twice.data.Layer.Features.push({
    Name: 'zlib',
    Vulnerabilities: [{ Name: 'CVE-0', Severity: 'Critical', FixedBy: '2' }],
  });
  const { images } = await list(holding(oneTag, { a: image() }, { a: twice }));
  expect(images[0]?.scan).toMatchObject({
    vulnerabilities: { critical: 1, high: 0, medium: 0, low: 1, unknown: 1, fixable: 1, total: 3 },
  });
});

test.each([
  ['one without findings', { status: 'scanned', data: null }],
  ['one of a status that nobody knows', { status: 'dreaming', data: null }],
  ['no report at all', 'a page of some proxy'],
])('%s is not understood: the image is neither clean nor never scanned because of it', async (_what, answer) => {
  const { images, skipped } = await list(holding(oneTag, { a: image() }, { a: answer }));
  expect(images).toMatchObject([{ tag: '1', scan: 'notUnderstood' }]);
  expect(skipped).toEqual([]);
});

test('a list with a child whose report is not understood is not understood, whatever the others say', async () => {
  const manifests = { a: listOf('b', 'c'), b: image(), c: image() };
  const { images } = await list(holding(oneTag, manifests, { b: report('High'), c: 'a page of some proxy' }));
  expect(images[0]?.scan).toBe('notUnderstood');
});

const page = (names: readonly string[], has_additional: boolean) => ({
  tags: names.map((name) => tag({ name })),
  has_additional,
});

test('a list is read once, page by page: what was on any of them is shown', async () => {
  const answer = holding(null, { a: image() });
  const { images, doubts } = await list((path) => {
    if (!path.includes('/tag/')) return answer(path);
    return path.endsWith('page=1') ? page(['1', '2'], true) : page(['2', '3'], false);
  });
  expect(images.map((row) => row.tag)).toEqual(['1', '2', '3']);
  expect(doubts).toEqual([]);
  expect(quay.asked.filter((path) => path.includes('/tag/'))).toHaveLength(2);
});

test('an index whose manifest goes while it is read is left out, and the list is in doubt', async () => {
  const index = tag({ is_manifest_list: true });
  const { images, doubts } = await list(holding({ tags: [index], has_additional: false }, {}));
  expect(images).toEqual([]);
  expect(doubts).toEqual(['changedWhileRead']);
});

test('a list that repeats its first page forever ends with that doubt', async () => {
  const answer = holding(page(['1'], true), { a: image() });
  const { images, doubts } = await list(answer);
  expect(images.map((row) => row.tag)).toEqual(['1']);
  expect(doubts).toEqual(['repeatedPage']);
});

test('a report of 21 MB is read', async () => {
  const Description = 'x'.repeat(2_500);
  const Vulnerabilities = Array.from({ length: 8_000 }, (_, n) => ({
    Name: `CVE-2024-${1_000 + n}`,
    Severity: 'High',
    Description,
  }));
  const large = { status: 'scanned', data: { Layer: { Features: [{ Name: 'zlib', Vulnerabilities }] } } };
  const { images } = await list(holding(oneTag, { a: image() }, { a: large }));
  expect(images[0]?.scan).toMatchObject({ vulnerabilities: { high: 8_000 } });
});
