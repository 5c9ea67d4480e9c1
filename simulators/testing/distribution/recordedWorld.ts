import { contentText } from '../../recordings/contentText.ts';
import { type Recording, readRecordings } from '../../recordings/readRecordings.ts';
import type { Account } from '../../world/accounts.ts';
import type { Artifact, WrittenManifest } from '../../world/model.ts';
import { fixedSource } from '../../world/repository.ts';
import { World } from '../../world/world.ts';

const recordedAt = Date.UTC(2026, 10, 30, 3, 20, 0);

function headerOf({ response: { headers } }: Recording, name: string): string {
  return String(Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '');
}

/** What one recorded repository held, as far as it was asked for. */
class Contents {
  readonly manifests = new Map<string, WrittenManifest>();
  readonly blobs = new Map<string, string>();
  readonly tags = new Map<string, string[]>();
}

/** The content of every repository whose manifests were recorded, byte for byte. */
function contentsOf(server: string, recordings: readonly Recording[]): Map<string, Contents> {
  const byName = new Map<string, Contents>();
  for (const recording of recordings) {
    const { method, path } = recording.request;
    const [, name, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
    const digest = headerOf(recording, 'docker-content-digest');
    const type = headerOf(recording, 'content-type');
    if (method !== 'GET' || name === undefined || reference === undefined || digest === '') continue;
    // Docker's first format is made as it is asked for.
    if (type.startsWith('application/vnd.docker.distribution.manifest.v1+')) continue;
    const contents = byName.get(name) ?? new Contents();
    byName.set(name, contents);
    const body = contentText(server, recording);
    if (kind === 'blobs') contents.blobs.set(digest, body);
    else contents.manifests.set(digest, { mediaType: type, body });
    if (kind === 'manifests' && !reference.startsWith('sha256:')) contents.tags.set(digest, [reference]);
  }
  return byName;
}

function artifactOf(id: number, digest: string, tags: readonly string[], contents: Contents): Artifact {
  const { manifests, blobs } = contents;
  return {
    id,
    digest,
    kind: 'IMAGE',
    format: 'docker',
    size: 1,
    pushedAt: recordedAt,
    pulledAt: null,
    builtAt: recordedAt,
    author: '',
    platform: { os: 'linux', architecture: 'amd64' },
    tags: tags.map((name, place) => ({ id: id * 100 + place, name, pushedAt: recordedAt })),
    children: [],
    accessories: [],
    labels: [],
    scan: null,
    content: { digests: [...manifests.keys(), ...blobs.keys()], write: () => ({ manifests, blobs }) },
  };
}

/** All names in recorded lists of tags, or of repositories. */
function namesIn(recordings: readonly Recording[], field: 'tags' | 'repositories', path: RegExp): string[] {
  const lists = recordings
    .filter(({ request, response }) => path.test(request.path) && response.status === 200)
    .map(({ response }) => (response.body as Record<string, string[] | undefined>)[field] ?? []);
  return [...new Set(lists.flat())];
}

/** A world that holds what a real server showed of itself through the distribution API. */
export function recordedContent(server: string, accounts: readonly Account[]): World {
  const recordings = readRecordings(server);
  const world = new World(accounts);
  const contents = contentsOf(server, recordings);
  const names = new Set([...contents.keys(), ...namesIn(recordings, 'repositories', /_catalog/)]);
  for (const name of names) {
    const [first = '', ...rest] = name.split('/');
    const project = world.addProject({ name: first, public: false, createdAt: recordedAt });
    const own = contents.get(name) ?? new Contents();
    const tagged = [...own.tags];
    const known = new Set(tagged.flatMap(([, tags]) => tags));
    const others = namesIn(recordings, 'tags', new RegExp(`^/v2/${name}/tags/list`)).filter((tag) => !known.has(tag));
    const artifacts = tagged.map(([digest, tags], place) =>
      artifactOf(world.repositoryCount * 10 + place, digest, place === 0 ? [...tags, ...others] : tags, own),
    );
    world.addRepository(project, { name: rest.join('/'), createdAt: recordedAt }, fixedSource(artifacts));
  }
  return world;
}
