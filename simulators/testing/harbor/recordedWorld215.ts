import * as z from 'zod/mini';
import type { Account, RobotAccount, UserAccount } from '../../world/accounts.ts';
import { simulatorPasswords } from '../../world/accounts.ts';
import type { Artifact, FindingPlan, Scan } from '../../world/model.ts';
import { digestOf } from '../../world/random.ts';
import { fixedSource } from '../../world/repository.ts';
import { World } from '../../world/world.ts';
import { namesInRecording, recordingsOf } from './recordings.ts';

const version = '2.15.2';
/** When the recordings were made. */
const recordedAt = Date.UTC(2026, 10, 30, 2, 27, 6, 906);
/** Of robots that only this world has. Throwaway: it guards nothing. */
const robotSecret = 'recorded-robot-secret-12345';
const passwords = new Map<string, string>(Object.entries(simulatorPasswords));

function user(id: number, userName: 'viewer1' | 'dave' | 'opsadmin', realName: string): UserAccount {
  const email = `${userName}@example.test`;
  const password = simulatorPasswords[userName];
  return { kind: 'user', id, userName, password, email, realName, comment: '', admin: userName === 'opsadmin' };
}

function robot(name: string, project: string | null, canList: boolean, readsReports = canList): RobotAccount {
  const userName = `robot$${name}`;
  return { kind: 'robot', userName, password: passwords.get(userName) ?? robotSecret, project, canList, readsReports };
}

const admin: UserAccount = {
  kind: 'user',
  id: 1,
  userName: 'admin',
  password: simulatorPasswords.admin,
  email: '',
  realName: 'system admin',
  comment: 'admin user',
  admin: true,
};

/** Those of the recorded server, with the passwords that every simulated world has where it has them. */
export const accountsOf215: readonly Account[] = [
  admin,
  user(3, 'opsadmin', 'Ops Admin'),
  user(4, 'viewer1', 'Viewer One'),
  user(5, 'dave', 'Dave Nobody'),
  robot('scanner', null, true),
  robot('listonly', null, true, false),
  robot('pullonly', 'team', false),
  robot('pullall', null, false),
  robot('partial', 'team', true),
  robot('team+teamrobot', 'team', true),
];

const scanned = z.record(z.string(), z.object({ scan_status: z.string() }));
const time = z.pipe(z.string(), z.transform(Date.parse));
const platform = z.object({ os: z.string(), architecture: z.string(), variant: z.optional(z.string()) });
const artifactSchema = z.object({
  id: z.number(),
  digest: z.string(),
  type: z.enum(['IMAGE', 'CHART', 'WASM', 'UNKNOWN']),
  artifact_type: z.optional(z.string()),
  media_type: z.string(),
  manifest_media_type: z.string(),
  size: z.number(),
  push_time: time,
  tags: z.nullable(z.array(z.object({ id: z.number(), name: z.string(), push_time: time }))),
  references: z.nullable(z.array(z.object({ child_id: z.number(), child_digest: z.string(), platform }))),
  accessories: z.nullable(
    z.array(
      z.object({
        id: z.number(),
        artifact_id: z.number(),
        digest: z.string(),
        size: z.number(),
        creation_time: time,
        icon: z.string(),
        type: z.string(),
      }),
    ),
  ),
  scan_overview: z.optional(scanned),
});

/** Which findings there are is invented on both sides; how many the report of team/app/api:v1 has is not. */
const sixFindings: FindingPlan = {
  seed: 3,
  counts: { critical: 1, high: 1, medium: 0, low: 2, negligible: 2 },
  fixable: 3,
};
const succeeded: Scan = {
  status: 'Success',
  startedAt: recordedAt + 1_300_000,
  endedAt: recordedAt + 1_304_000,
  findings: sixFindings,
};

function artifactOf(raw: unknown): Artifact {
  const body = artifactSchema.parse(raw);
  const isImage = body.type === 'IMAGE';
  return {
    id: body.id,
    digest: body.digest,
    kind: body.type,
    ...(isImage ? {} : { types: { config: body.media_type, artifact: body.artifact_type ?? body.media_type } }),
    format: body.manifest_media_type.includes('docker') ? 'docker' : 'oci',
    size: body.size,
    pushedAt: body.push_time,
    pulledAt: null,
    builtAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    author: '',
    platform: { os: 'linux', architecture: 'amd64' },
    tags: (body.tags ?? []).map(({ id, name, push_time }) => ({ id, name, pushedAt: push_time })),
    children: (body.references ?? []).map(({ child_id, child_digest, platform: { os, architecture, variant } }) => ({
      id: child_id,
      digest: child_digest,
      platform: { os, architecture, ...(variant === undefined ? {} : { variant }) },
    })),
    accessories: (body.accessories ?? []).map(({ artifact_id, creation_time, ...accessory }) => ({
      ...accessory,
      artifactId: artifact_id,
      createdAt: creation_time,
    })),
    labels: [],
    scan: isImage ? succeeded : null,
  };
}

/** The artifacts of recorded lists, newest first. */
function artifactsIn(...numbers: readonly string[]): Artifact[] {
  const recordings = recordingsOf(version).filter(({ name }) =>
    numbers.some((number) => name.startsWith(`${number}-`)),
  );
  return recordings.flatMap(({ response }) => z.array(z.unknown()).parse(response.body).map(artifactOf));
}

/** One that was never looked at. */
function plainImage(name: string, tag = '1.0'): Artifact {
  const id = 10_000 + name.length;
  return {
    ...artifactOf({
      id,
      digest: digestOf('recorded', name),
      type: 'IMAGE',
      media_type: '',
      manifest_media_type: 'docker',
      size: 780,
      push_time: new Date(recordedAt).toISOString(),
      tags: [{ id, name: tag, push_time: new Date(recordedAt).toISOString() }],
      references: null,
      accessories: null,
    }),
  };
}

/** In the order in which they were made, which their ids tell; those of which nothing is named have a list of their own. */
const repositories: readonly (readonly [string, ...(readonly string[])])[] = [
  ['library/hello', '124'],
  ['public-apps/web'],
  ['team/app/api', '103'],
  ['team/solo'],
  ['team/a.b_c-d/e__f'],
  ['team/deep/er/and/deeper'],
  ['team/win'],
  ['team/multi', '120'],
  ['team/multi-docker'],
  ['team/buildx', '197'],
  ['team/charts/demo', '123'],
  ['team/wasm', '199'],
  ['team/policy', '198'],
  ['team/worker', '122'],
];

/** A world that holds what the recorded Harbor 2.15.2 held in its first half hour. */
export function recordedWorld215(): World {
  const world = new World(accountsOf215);
  const project = (name: string, isPublic: boolean, members: readonly string[] = []) =>
    world.addProject({ name, public: isPublic, createdAt: recordedAt, members });
  project('library', true);
  project('public-apps', true);
  project('team', false, ['viewer1']);
  project('bulk', false);
  project('empty', false);
  const add = (fullName: string, artifacts: readonly Artifact[]) => {
    const [name = '', ...rest] = fullName.split('/');
    const createdAt = recordedAt + world.repositoryCount * 1000;
    world.addRepository(project(name, false), { name: rest.join('/'), createdAt }, fixedSource(artifacts));
  };
  for (const [name, ...recorded] of repositories) {
    const tag = name === 'team/solo' ? 'v1' : '1.0';
    add(name, recorded.length === 0 ? [plainImage(name, tag)] : artifactsIn(...recorded));
  }
  for (const name of namesInRecording(version, 'repositories-bulk-admin-page').toReversed()) {
    add(name, name === 'bulk/many' ? artifactsIn('115', '116') : [plainImage(name)]);
  }
  return world;
}
