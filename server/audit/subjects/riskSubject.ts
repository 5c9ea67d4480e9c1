import { acceptanceScopes, riskStatuses } from '#contract/images/buildRiskLists.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { imagesOf, namesOf } from './imageSubject.ts';
import type { SubjectReader } from './seenSubject.ts';

const statusNames = Object.fromEntries(Object.entries(riskStatuses).map(([name, status]) => [status, name]));

/** A build risk, or a kind of secret, of some images: what is decided about it in the scope that is meant. */
export const riskSubject: SubjectReader = async ({ database, center, parameters }) => {
  const { RiskKey, SensitiveFileKey, ImageUuids, Scope } = parameters;
  const key = RiskKey ?? SensitiveFileKey;
  const scopes: readonly unknown[] = acceptanceScopes;
  const scope = scopes.indexOf(Scope);
  if (typeof key !== 'string' || typeof ImageUuids !== 'string' || center === null || scope === -1) return null;
  const images = await imagesOf(database, center, ImageUuids);
  const place = {
    0: { column: 'image_id', ids: images.map(({ id }) => id) },
    1: { column: 'repository_id', ids: images.map(({ repository_id }) => repository_id) },
    2: null,
  } as const satisfies Record<Tables['acceptances']['scope'], object | null>;
  const held = place[scope as keyof typeof place];
  let decisions = database.write
    .selectFrom('acceptances')
    .select(['status', 'reason'])
    .where('kind', '=', 'buildRisk')
    .where('center', '=', center)
    .where('subject', '=', key)
    .where('scope', '=', scope as keyof typeof place);
  if (held !== null) decisions = decisions.where(held.column, 'in', held.ids);
  const found = await decisions.execute();
  const texts = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    type: 'risk',
    id: key,
    // What is decided everywhere is about more than the images at which it was.
    name: held === null ? key : `${key}: ${namesOf(images)}`,
    facts: {
      Status: found.length === 0 ? 'unhandled' : texts(found.map(({ status }) => statusNames[status] ?? '')),
      Reason: texts(found.map(({ reason }) => reason).filter((reason) => reason !== '')),
    },
  };
};
