import * as z from 'zod/mini';
import { readRecordings } from '../../recordings/readRecordings.ts';
import type { UserAccount } from '../../world/accounts.ts';
import type { Artifact, FindingPlan, IndexChild, Project, Scan, SeverityCounts, Tag } from '../../world/model.ts';
import { digestOf } from '../../world/random.ts';
import { fixedSource } from '../../world/repository.ts';
import { World } from '../../world/world.ts';

export const quayRecordings = readRecordings('quay-3.18.0');

/** The password of every account that only the recordings' world has. Throwaway: it guards nothing. */
export const recordedPassword = 'Recorded-12345';
/** When the recordings were made. */
const recordedAt = Date.UTC(2026, 10, 30, 2, 25, 0);

function account(id: number, userName: string, more: Partial<UserAccount> = {}): UserAccount {
  const email = `${userName}@example.test`;
  const base = { kind: 'user', id, userName, email, password: recordedPassword, realName: '', comment: '' } as const;
  return { ...base, admin: false, ...more };
}

const accounts: readonly UserAccount[] = [
  account(1, 'admin', { admin: true }),
  account(2, 'viewer'),
  account(3, 'outsider'),
  account(4, 'orgadmin'),
  account(5, 'disabled1', { disabled: true }),
];

const tagSchema = z.object({
  name: z.string(),
  manifest_digest: z.string(),
  child_manifests_presence: z.optional(z.record(z.string(), z.boolean())),
});
const tagsSchema = z.object({ tags: z.array(tagSchema) });
const repositoriesSchema = z.object({
  repositories: z.array(z.object({ name: z.string(), is_public: z.boolean(), last_modified: z.nullable(z.number()) })),
});

function bodyOf<Schema extends z.ZodMiniType>(number: string, schema: Schema): z.output<Schema> {
  const recording = quayRecordings.find(({ name }) => name.startsWith(`${number}-`));
  return schema.parse(recording?.response.body);
}

const scanned = (counts: Partial<SeverityCounts>): Scan => {
  const all = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, ...counts };
  const findings: FindingPlan = { seed: 7, counts: all, fixable: 0 };
  return { status: 'Success', startedAt: recordedAt, endedAt: recordedAt, findings };
};
const failed: Scan = { status: 'Error', startedAt: recordedAt, endedAt: recordedAt };
/** More than Clair takes. */
const tooLarge = 2_000_000_000;

/** What a digest of the recordings was, where it was more than an image that waits for its scan. */
const known: Readonly<Record<string, Partial<Artifact>>> = {
  'sha256:851d27916191d808cd9b537b2f636185147d67363f78927197d920b100a2850b': { size: tooLarge },
  'sha256:14c8e65dba2fe5191c372d717bb701081ed0b7f8dacceb3dbd6ff1f53c8ffc2a': {
    scan: scanned({ critical: 1, high: 1, medium: 1 }),
  },
  'sha256:a7f4d6573e2ab417ceea8f3d4108eeca0d1bf1423b855309462f766b84f24902': { kind: 'CHART', format: 'oci' },
  'sha256:600f261262db6e07ed8048e94aa83fcb548d1c037b8b01deaf03e626516982a3': { kind: 'CHART', format: 'oci' },
  'sha256:969acfe58007c71eea00e0bde5fbe12b861998e46e5dbbc4de5fac783afe6aa9': { scan: scanned({ high: 1 }) },
  'sha256:3a4085e9306e821c6c091a31e56f5f999c5e4be96a6f28171b62768dce885ddf': { size: 0, format: 'oci' },
  'sha256:e64e2c92ad7d56e0a1273ab7ed7379ddb9d3c045fd04d8ec6afaaa4c9aa91765': { scan: failed },
  'sha256:041a910cb64e324d010e2007a4cd4e6fdfc846b51628f8f6af85f5affdcb5080': { scan: scanned({}) },
  'sha256:46a8a4089a0b85eb8c344c30888ab76ff6331f3f57b0b2037e42e935d9bfb944': { scan: scanned({}) },
  'sha256:eff80fe0effdbf721b46e5cd0583cb45c651cb4fbfb759979811d10df705fbdd': { format: 'oci' },
  'sha256:be7911f4aa9626b333497f8eb5c5331a9fedf1d09d61db2041ab2bc9ed874ce4': { format: 'oci' },
  'sha256:b84e763fa955526b21c5d2387b65a4d44243a04e200e5f6f0e71311b16c74453': {
    scan: scanned({ critical: 1, high: 1, medium: 1, low: 1, negligible: 1 }),
  },
};
const platforms: Readonly<Record<string, IndexChild['platform']>> = {
  'sha256:d2a20af2885d2d8daa74acaeee9eb08f09d87bc421e935766b309185c06886b9': {
    os: 'linux',
    architecture: 'arm64',
    variant: 'v8',
  },
  'sha256:57aa88047a43b7c8813f738f78b9224537c8ee0932e3137fce6842d2d5753939': {
    os: 'unknown',
    architecture: 'unknown',
  },
};

/** What the repositories held whose tags were not recorded whole: one digest each. */
const single: Readonly<Record<string, string>> = {
  chart: 'sha256:a7f4d6573e2ab417ceea8f3d4108eeca0d1bf1423b855309462f766b84f24902',
  scratch: 'sha256:3a4085e9306e821c6c091a31e56f5f999c5e4be96a6f28171b62768dce885ddf',
  'x/manifest/y': 'sha256:e64e2c92ad7d56e0a1273ab7ed7379ddb9d3c045fd04d8ec6afaaa4c9aa91765',
  tag: 'sha256:041a910cb64e324d010e2007a4cd4e6fdfc846b51628f8f6af85f5affdcb5080',
  deleted: 'sha256:46a8a4089a0b85eb8c344c30888ab76ff6331f3f57b0b2037e42e935d9bfb944',
  'team/api': 'sha256:7a045a114f6802edb2a7bc6c63cddc262753f5ca94926a55abc882130e077989',
};
/** Whose tags were recorded, by the number of the recording. */
const recordedTags: Readonly<Record<string, string>> = {
  web: '48',
  multi: '49',
  win: '50',
  'team/sub/api': '58',
  'x/tag': '60',
  public: '64',
};
const dockerList = {
  digest: 'sha256:b84e763fa955526b21c5d2387b65a4d44243a04e200e5f6f0e71311b16c74453',
  children: [
    'sha256:56b2b6a00bdf9d2a15b762c4dafc8da0249e31e29a3ea70193db665a8a421ccb',
    'sha256:e9da146a59ab7d72786f4ea79f697746ddf4987e03189143712f1555881cf258',
  ],
};
const artifacts = [
  'sha256:600f261262db6e07ed8048e94aa83fcb548d1c037b8b01deaf03e626516982a3',
  'sha256:969acfe58007c71eea00e0bde5fbe12b861998e46e5dbbc4de5fac783afe6aa9',
];

function childOf(digest: string, id: number): IndexChild {
  return { id, digest, platform: platforms[digest] ?? { os: 'linux', architecture: 'amd64' } };
}

let nextId = 1;

function artifact(digest: string, tags: readonly Tag[], children: readonly string[] = []): Artifact {
  nextId += 1;
  return {
    id: nextId,
    digest,
    kind: 'IMAGE',
    format: 'docker',
    size: 9_000,
    pushedAt: tags[0]?.pushedAt ?? recordedAt,
    pulledAt: null,
    builtAt: Date.UTC(2024, 2, 5, 10),
    author: '',
    platform: { os: 'linux', architecture: 'amd64' },
    tags,
    children: children.map(childOf),
    accessories: [],
    labels: [],
    scan: null,
    ...known[digest],
  };
}

const tagAt = (name: string, place: number): Tag => ({ id: place, name, pushedAt: recordedAt - place * 1_000 });

/** The artifacts of a recorded list of tags, which stand there newest first. */
function artifactsIn(number: string): Artifact[] {
  const tags = bodyOf(number, tagsSchema).tags.map((tag, place) => ({ ...tag, placed: tagAt(tag.name, place) }));
  const isAccessory = ({ name }: { name: string }) => /^sha256-[0-9a-f]{64}\.(sig|att)$/.test(name);
  const digests = [...new Set(tags.filter((tag) => !isAccessory(tag)).map((tag) => tag.manifest_digest))];
  return digests.map((digest) => {
    const own = tags.filter((tag) => tag.manifest_digest === digest && !isAccessory(tag));
    const beside = tags.filter((tag) => isAccessory(tag) && tag.name.startsWith(digest.replace(':', '-')));
    const accessories = beside.map((tag) => ({
      id: tag.placed.id,
      artifactId: 0,
      digest: tag.manifest_digest,
      size: 15,
      createdAt: tag.placed.pushedAt,
      tagEnd: tag.name.endsWith('.att') ? ('att' as const) : ('sig' as const),
    }));
    const children = Object.keys(own[0]?.child_manifests_presence ?? {});
    return {
      ...artifact(
        digest,
        own.map(({ placed }) => placed),
        children,
      ),
      accessories,
    };
  });
}

function contentOf(name: string): Artifact[] {
  const recorded = recordedTags[name];
  if (recorded !== undefined) return artifactsIn(recorded);
  if (name === 'empty') return [];
  if (name === 'dockerlist') return [artifact(dockerList.digest, [tagAt('latest', 0)], dockerList.children)];
  if (name === 'artifact') return artifacts.map((digest, place) => artifact(digest, [tagAt(`v${place + 1}`, place)]));
  const digest = single[name] ?? digestOf('recorded', name);
  return [artifact(digest, [tagAt(name === 'deleted' ? 'stays' : '1.0', 0)])];
}

function fillBulk(world: World, bulk: Project): void {
  // In the order of the real list: the first two were pushed the other way round.
  const numbers = [1, 0, ...Array.from({ length: 128 }, (_, place) => place + 2)];
  for (const number of numbers) {
    const name = `svc-${String(number).padStart(3, '0')}`;
    const image = artifact(digestOf('bulk', name), [tagAt('1.0', 0)]);
    world.addRepository(bulk, { name, createdAt: recordedAt }, fixedSource([image]));
  }
  const tags = Array.from({ length: 230 }, (_, place) => tagAt(`t${String(229 - place).padStart(3, '0')}`, place));
  const many = artifact(digestOf('bulk', 'many'), tags);
  world.addRepository(bulk, { name: 'many', createdAt: recordedAt }, fixedSource([many]));
}

/** A world that holds what the recorded Quay held. */
export function recordedWorld(): World {
  const world = new World(accounts);
  const organization = (name: string) =>
    world.addProject({ name, public: false, createdAt: recordedAt, members: ['viewer'] });
  const apps = organization('apps');
  for (const { name, is_public } of bodyOf('27', repositoriesSchema).repositories) {
    const readers = name === 'viewable' ? ['viewer'] : [];
    world.addRepository(
      apps,
      { name, createdAt: recordedAt, public: is_public, readers },
      fixedSource(contentOf(name)),
    );
  }
  fillBulk(world, organization('bulk'));
  organization('emptyorg');
  const other = organization('other');
  world.addRepository(other, { name: 'x', createdAt: recordedAt }, fixedSource(contentOf('x')));
  return world;
}
