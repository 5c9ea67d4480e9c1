import type { Answer } from '../http/answer.ts';
import type { Artifact, WrittenManifest } from '../world/model.ts';
import type { Repository } from '../world/repository.ts';
import type { World } from '../world/world.ts';
import { type Dialect, json, type View, withHeaders } from './dialect.ts';
import type { Route } from './route.ts';
import { schema1Of } from './schema1.ts';

interface DistributionCall {
  readonly world: World;
  readonly view: View;
  readonly dialect: Dialect;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly accept: string | undefined;
}

/** Answers one request of whoever was let in. */
export function serve(route: Route, call: DistributionCall): Answer {
  const answer = answerTo(route, call);
  // A HEAD tells how long the body would be, and brings none.
  const length = call.method === 'HEAD' ? { 'Content-Length': String(Buffer.byteLength(answer.body)) } : {};
  return withHeaders(answer, { ...call.dialect.headers, ...length });
}

function answerTo(route: Route, call: DistributionCall): Answer {
  const { dialect, view } = call;
  if (route.kind === 'root') return withHeaders(json(200, {}), dialect.rootHeaders);
  if (route.kind === 'catalog') return catalog(call);
  const repository = view.repositoryNamed(route.name);
  if (repository === undefined) {
    return dialect.missing.repository(route.name, route.kind === 'manifest' ? route.reference : null);
  }
  if (route.kind === 'tags') return tags(call, repository, route.name);
  if (route.kind === 'referrers') return dialect.referrers();
  if (route.kind === 'manifest') return manifest(call, repository, route);
  return blob(call, repository, route.reference);
}

function catalog({ dialect, query, view }: DistributionCall): Answer {
  const size = dialect.catalogSize(query.get('n'));
  if (typeof size !== 'number') return size;
  const { names, link } = pageOf(view.names().toSorted(), size, query.get('last'));
  const next = link === null ? {} : { Link: `</v2/_catalog?${dialect.nextQuery(size, link)}>; rel="next"` };
  return withHeaders(json(200, { repositories: names }, dialect.listType), next);
}

/** Tags as a registry without an API of its own shows them: what belongs to an image stands beside it under its name. */
function tagsOf(artifacts: readonly Artifact[]): { tag: string; digest: string }[] {
  return artifacts.flatMap(({ digest, tags: own, accessories }) => [
    ...own.map(({ name }) => ({ tag: name, digest })),
    ...(own.length === 0 ? [] : accessories).map(({ digest: of, tagEnd = 'sig' }) => ({
      tag: `${digest.replace(':', '-')}.${tagEnd}`,
      digest: of,
    })),
  ]);
}

function tags({ world, dialect, query }: DistributionCall, repository: Repository, name: string): Answer {
  const all = tagsOf(world.artifactsOf(repository)).map(({ tag }) => tag);
  const n = Number(query.get('n') ?? Number.NaN);
  const size = dialect.tagsArePaged && n > 0 ? n : Number.POSITIVE_INFINITY;
  const { names, link } = pageOf(all.toSorted(), size, dialect.tagsArePaged ? query.get('last') : null);
  const next = link === null ? {} : { Link: `</v2/${name}/tags/list?${dialect.nextQuery(size, link)}>; rel="next"` };
  return withHeaders(json(200, { name, tags: names }, dialect.listType), next);
}

/** `link`: the name that the next page begins after; null at the end. */
function pageOf(all: readonly string[], size: number, last: string | null): { names: string[]; link: string | null } {
  const rest = last === null ? all : all.filter((name) => name > last);
  const names = rest.slice(0, size);
  return { names, link: size > 0 && rest.length > size ? (names.at(-1) ?? null) : null };
}

function manifest(
  { world, dialect, accept = '' }: DistributionCall,
  repository: Repository,
  { name, reference }: { readonly name: string; readonly reference: string },
): Answer {
  const digest = reference.includes(':')
    ? reference
    : tagsOf(world.artifactsOf(repository)).find(({ tag }) => tag === reference)?.digest;
  const held = digest && manifestIn(world, repository, digest);
  if (!digest || !held) return dialect.missing.manifest(name, reference);
  const refused = accept.includes(held.mediaType) ? null : dialect.notAccepted(held.mediaType, accept);
  if (refused === 'schema1') return schema1Of(held, name, reference, dialect);
  if (refused !== null) return refused;
  const headers = { 'Content-Type': held.mediaType, ...dialect.contentHeaders(digest) };
  return { status: 200, headers, body: held.body };
}

function manifestIn(world: World, repository: Repository, digest: string): WrittenManifest | undefined {
  const holder = world.holderOf(repository, digest);
  if (holder?.children.some((child) => child.digest === digest && child.absent)) return undefined;
  return holder?.content?.write().manifests.get(digest);
}

function blob({ world, dialect }: DistributionCall, repository: Repository, digest: string): Answer {
  const body = world.holderOf(repository, digest)?.content?.write().blobs.get(digest);
  if (body === undefined) return dialect.missing.blob(digest);
  const headers = { ...dialect.contentHeaders(digest), ...dialect.blobHeaders };
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream', ...headers }, body };
}
