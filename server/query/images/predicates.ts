import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { intakeStates, scanStates } from '#contract/enums.ts';
import { type RiskStatus, riskStatuses } from '#contract/images/buildRiskLists.ts';
import { countedRiskKeys } from '#contract/images/buildRisks.ts';
import type { Criterion, ImageCriteriaName } from '#contract/images/criteria.ts';
import { contains } from '../../db/contains.ts';
import type { RiskSet } from '../../domain/risk/riskBits.ts';
import { idOf, placeIn, rankOf, registryCriterion, yes } from '../criterionValues.ts';
import type { Filter } from '../filter.ts';
import { repositoryPath } from '../listColumns.ts';
import type { ListedRegistry } from '../listedRegistries.ts';

/** What one criterion asks of an image, by what decides it. */
export type ImagePredicate =
  | { readonly on: 'registry'; readonly ids: readonly number[] }
  | { readonly on: 'rank'; readonly ranks: readonly number[] }
  | { readonly on: 'repository'; readonly condition: RawBuilder<SqlBool> }
  | { readonly on: 'scan'; readonly state: number }
  | { readonly on: 'intake'; readonly state: number }
  /** Built on bases of which this holds. */
  | { readonly on: 'base'; readonly condition: RawBuilder<SqlBool> }
  | { readonly on: 'absence'; readonly missing: boolean }
  | BuildRiskPredicate
  | { readonly on: 'tag'; readonly value: string }
  | { readonly on: 'digest'; readonly value: string }
  | { readonly on: 'vulnerability'; readonly value: string };

/** Whether an image has any of some build risks, of which something was decided or not; `handled` is the decision's status. */
interface BuildRiskPredicate {
  readonly on: 'buildRisk';
  readonly set: RiskSet;
  readonly handled: 'any' | RiskStatus;
  readonly has: boolean;
}

/** A predicate with its estimated cardinality: the most images that it can hold for. */
export type EstimatedPredicate = ImagePredicate & {
  readonly images: number;
  /** The ids of all bases, or of a search that found few: of all images or repositories that it found, as a JSON array. */
  readonly hits?: string;
  /** How many match it alone, where stored counts tell. */
  readonly exact?: number;
};

/** Which images a list shows; all of them where it is null. */
export type ImageFilter = Filter<EstimatedPredicate> | null;

const riskyRanks = [1, 2, 3];
const safeRanks = [-1, 0];
export const scannedRanks = [0, 1, 2, 3];
export const allRanks = [-1, 0, 1, 2, 3];

/** A scan under way, failed or impossible: what `images_by_unusual_scan` holds. */
export function isUnusualScan({ state }: Extract<ImagePredicate, { on: 'scan' }>): boolean {
  return state > scanStates.indexOf('SCANNED');
}

/** The one base that a predicate is about; undefined where it is about several, or none. */
export function onlyBase({ hits }: EstimatedPredicate): number | undefined {
  const [, id] = /^\[(\d+)\]$/.exec(hits ?? '') ?? [];
  return id === undefined ? undefined : Number(id);
}

/** A criterion as a predicate. Names are found by any part of them; ids, types, regions and states must be equal. */
export function imagePredicate(
  { name, value }: Criterion<ImageCriteriaName>,
  index: number,
  registries: readonly ListedRegistry[],
): ImagePredicate {
  const where = (holds: (registry: ListedRegistry) => boolean): ImagePredicate => ({
    on: 'registry',
    ids: registries.filter(holds).map(({ id }) => id),
  });
  switch (name) {
    case 'repoName':
      return { on: 'repository', condition: contains('repositories.name', value) };
    case 'repoNamespace':
      return { on: 'repository', condition: contains('repositories.namespace', value) };
    case 'repoPath':
      return { on: 'repository', condition: contains(repositoryPath, value) };
    case 'repoId':
      return { on: 'repository', condition: sql`repositories.id = ${idOf(value, index)}` };
    case 'tag':
      return { on: 'tag', value };
    case 'digest':
    case 'imageId':
      return { on: 'digest', value: value.toLowerCase() };
    case 'instanceId': {
      const wanted = idOf(value, index);
      return where(({ id }) => id === wanted);
    }
    case 'regionId':
    case 'registryType':
    case 'registryState':
      return where(registryCriterion(name, value, index));
    case 'riskLevel':
      return { on: 'rank', ranks: [rankOf(value, index)] };
    case 'riskStatus':
    case 'vulStatus':
      return { on: 'rank', ranks: yes(value, index) ? riskyRanks : safeRanks };
    case 'baseImage':
      return { on: 'base', condition: baseCalled(value) };
    case 'baseInstanceId':
      return { on: 'base', condition: sql`bases.registry_id = ${idOf(value, index)}` };
    case 'baseOutdated':
      return { on: 'base', condition: sql`bases.outdated = ${sql.lit(yes(value, index) ? 1 : 0)}` };
    case 'hcStatus':
      return { on: 'buildRisk', set: 'medium', handled: riskStatuses.unhandled, has: yes(value, index) };
    case 'secretStatus':
      return { on: 'buildRisk', set: 'secrets', handled: riskStatuses.unhandled, has: yes(value, index) };
    case 'buildRisk': {
      const set = countedRiskKeys[placeIn(countedRiskKeys, value, index)] ?? 'secrets';
      return { on: 'buildRisk', set, handled: riskStatuses.unhandled, has: true };
    }
    // The cloud agent's, of which there is none here.
    case 'alarmStatus':
      return { on: 'rank', ranks: yes(value, index) ? [] : allRanks };
    case 'cve':
      return { on: 'vulnerability', value };
    case 'scanStatus':
      return { on: 'scan', state: placeIn(scanStates, value, index) };
    case 'intakeState':
      return { on: 'intake', state: placeIn(intakeStates, value, index) };
    case 'notListed':
      return { on: 'absence', missing: yes(value, index) };
  }
}

/** A base by its name, `namespace/repository:tag`, or by one digest of it: `…@sha256:…`, also without the tag. */
function baseCalled(value: string): RawBuilder<SqlBool> {
  const [name = '', digest] = value.split('@');
  const colon = name.lastIndexOf(':');
  const [path, tag] = colon > name.lastIndexOf('/') ? [name.slice(0, colon), name.slice(colon + 1)] : [name, undefined];
  const conditions = [
    sql<SqlBool>`ltrim(bases.namespace || '/' || bases.repository_name, '/') = ${path}`,
    ...(tag === undefined ? [] : [sql<SqlBool>`bases.tag = ${tag}`]),
    ...(digest === undefined ? [] : [sql<SqlBool>`bases.digest = ${digest}`]),
  ];
  return sql.join(conditions, sql` and `);
}
