import { type RawBuilder, sql } from 'kysely';
import { intakeStates, registryStates, riskLevels, scanStates, yesNo } from '#contract/enums.ts';
import { countedRiskKeys } from '#contract/images/buildRisks.ts';
import {
  type ImageCriteriaName,
  imageCriteriaNames,
  type RepositoryCriteriaName,
  repositoryCriteriaNames,
} from '#contract/images/criteria.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { contains } from '../../db/contains.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { Visibility } from '../../domain/access/visibility.ts';
import { phrase, searchable } from '../../query/images/search.ts';
import { repositoryPath } from '../../query/listColumns.ts';

const maxSuggestions = 5;
/** Images looked at for different texts: enough to find some, few enough to be there while one types. */
const looked = 200;
/** Of these some may be in registries that are not seen. */
const lookedPastUnseen = 20_000;

type Name = ImageCriteriaName | RepositoryCriteriaName;

interface CriteriaRow<Each extends Name> {
  readonly Name: Each;
  readonly Type: 'input' | 'select';
  /** Comma-separated; '' for an input. */
  readonly Values: string;
}

interface Suggestion<Each extends Name> {
  readonly Name: Each;
  readonly Value: string;
}

const choices: Partial<Record<Name, readonly string[]>> = {
  registryType: registryTypes,
  registryState: registryStates,
  vulStatus: yesNo,
  alarmStatus: yesNo,
  hcStatus: yesNo,
  secretStatus: yesNo,
  buildRisk: countedRiskKeys,
  riskStatus: yesNo,
  riskLevel: riskLevels,
  scanStatus: scanStates,
  intakeState: intakeStates,
  notListed: yesNo,
  baseOutdated: yesNo,
};

/** What lists can be narrowed by, as far as the text being typed could fit, with texts that contain it. */
export function createCriteriaRepository(database: Database) {
  const texts = async (query: ReturnType<typeof sql<{ text: string }>>) =>
    (await query.execute(database.read)).rows.map(({ text }) => text);

  const ofRepositories = (held: RawBuilder<string>, visibility: Visibility, value: string) =>
    texts(sql`select distinct ${held} as text from repositories
      where registry_id in (select id from registries where center = ${visibility.center})
        and ${isSeen('registry_id', visibility.registries)}
        and images > 0 and ${contains(held, value)} limit ${maxSuggestions}`);

  async function suggestions(name: Name, visibility: Visibility, value: string): Promise<string[]> {
    const { center, registries } = visibility;
    switch (name) {
      case 'repoNamespace':
        return ofRepositories(sql.ref('namespace'), visibility, value);
      case 'repoName':
        return ofRepositories(sql.ref('name'), visibility, value);
      case 'repoPath':
        return ofRepositories(repositoryPath, visibility, value);
      case 'tag':
        if (!searchable(value)) return [];
        return texts(sql`select distinct tag as text from
          (select rowid from image_tags where image_tags match ${phrase(value)}
            limit ${registries === 'all' ? looked : lookedPastUnseen}) as hits
          cross join images on images.id = hits.rowid where center = ${center} and ${isSeen('images.registry_id', registries)}
          limit ${maxSuggestions}`);
      case 'digest':
      case 'imageId': {
        const start = value.startsWith('sha') ? value.toLowerCase() : `sha256:${value.toLowerCase()}`;
        return texts(sql`select distinct digest as text from images indexed by images_by_digest
          where digest >= ${start} and digest < ${`${start}~`} and center = ${center}
            and ${isSeen('registry_id', registries)} limit ${maxSuggestions}`);
      }
      default:
        return [];
    }
  }

  function rowOf<Each extends Name>(name: Each, value: string): CriteriaRow<Each> | null {
    const values = choices[name];
    if (values === undefined) return { Name: name, Type: 'input', Values: '' };
    const fits = values.some((one) => one.toLowerCase().includes(value.toLowerCase()));
    return fits ? { Name: name, Type: 'select', Values: values.join(',') } : null;
  }

  async function list<Each extends Name>(
    names: readonly Each[],
    visibility: Visibility,
    value = '',
  ): Promise<{ CriteriaList: CriteriaRow<Each>[]; Suggestions: Suggestion<Each>[] }> {
    const found = await Promise.all(
      names.map(async (name) =>
        (value === '' ? [] : await suggestions(name, visibility, value)).map((text) => ({ Name: name, Value: text })),
      ),
    );
    return {
      CriteriaList: names.map((name) => rowOf(name, value)).filter((row) => row !== null),
      Suggestions: found.flat(),
    };
  }

  return {
    ofImages: (visibility: Visibility, value: string | undefined) => list(imageCriteriaNames, visibility, value),
    ofRepositories: (visibility: Visibility, value: string | undefined) =>
      list(repositoryCriteriaNames, visibility, value),
  };
}

export type CriteriaRepository = ReturnType<typeof createCriteriaRepository>;
