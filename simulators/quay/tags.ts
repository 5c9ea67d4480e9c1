import type { Answer } from '../http/answer.ts';
import type { Artifact } from '../world/model.ts';
import { json } from './answers.ts';
import type { Call } from './call.ts';
import { repositoryIn } from './repositories.ts';
import { mailTime } from './times.ts';

interface TagRow {
  readonly name: string;
  readonly artifact: Pick<Artifact, 'digest' | 'size' | 'layersSize' | 'children'>;
  readonly setAt: number;
}

/** Cosign keeps its signatures beside the image, under a tag made of its digest. */
function rowsOf(artifact: Artifact): TagRow[] {
  const tags = artifact.tags.map(({ name, pushedAt }) => ({ name, artifact, setAt: pushedAt }));
  const signatures = artifact.accessories.map(({ digest, size, createdAt, tagEnd = 'sig' }) => ({
    name: `${artifact.digest.replace(':', '-')}.${tagEnd}`,
    artifact: { digest, size, children: [] },
    setAt: createdAt,
  }));
  return tags.length === 0 ? [] : [...tags, ...signatures];
}

function tagBody({ name, artifact, setAt }: TagRow): object {
  const { children } = artifact;
  const isList = children.length > 0;
  const presence = {
    is_sparse: children.some(({ absent }) => absent),
    child_manifest_count: children.length,
    present_child_count: children.filter(({ absent }) => absent !== true).length,
    child_manifests_presence: Object.fromEntries(children.map(({ digest, absent }) => [digest, absent !== true])),
  };
  return {
    name,
    reversion: false,
    start_ts: Math.floor(setAt / 1000),
    manifest_digest: artifact.digest,
    is_manifest_list: isList,
    size: isList ? null : (artifact.layersSize ?? artifact.size),
    last_modified: mailTime(setAt),
    ...(isList ? presence : {}),
  };
}

/** Bent into the range without a word. */
function bounded(text: string | null, fallback: number, most: number): number {
  return Math.min(most, Math.max(1, text === null ? fallback : Number(text)));
}

/** What is no number is refused with what it means. */
const meanings = {
  limit: 'Limit to the number of results to return per page. Max 100.',
  page: 'Page index for the results. Default 1.',
};

function refusal(query: URLSearchParams): Answer | null {
  for (const name of ['page', 'limit'] as const) {
    if (!/^-?\d+$/.test(query.get(name) ?? '1')) return json({ message: { [name]: meanings[name] } }, 400);
  }
  return null;
}

/** Live tags only: without `onlyActiveTags` a Quay adds the dead ones, which this world does not keep. */
export function listTags(call: Call): Answer {
  const repository = repositoryIn(call);
  if ('status' in repository) return repository;
  const { query, site } = call;
  const refused = refusal(query);
  if (refused !== null) return refused;
  const limit = bounded(query.get('limit'), 50, 100);
  const page = bounded(query.get('page'), 1, Number.MAX_SAFE_INTEGER);
  const only = query.get('specificTag');
  const rows = site.world
    .artifactsOf(repository)
    .flatMap(rowsOf)
    .filter(({ name }) => only === null || name === only)
    .toSorted((one, other) => other.setAt - one.setAt || (one.name < other.name ? -1 : 1));
  const end = page * limit;
  return json({ tags: rows.slice(end - limit, end).map(tagBody), page, has_additional: end < rows.length });
}
