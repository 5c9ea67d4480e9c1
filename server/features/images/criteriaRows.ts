import { sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import {
  type CriteriaRow,
  type ImageCriteriaName,
  imageCriteriaNames,
  type RepositoryCriteriaName,
  repositoryCriteriaNames,
} from '#contract/criteria.ts';
import { imageScanStates, registryTypes, riskLevels, yesNo } from '#contract/enums.ts';
import type { Database } from '../../db/database.ts';
import { containing } from './criterionValues.ts';
import { phrase, searchable } from './measureLeaf.ts';

const maxSuggestions = 5;
/** Images looked at for different texts: enough to find some, few enough to be there while one types. */
const looked = 200;

type Name = ImageCriteriaName | RepositoryCriteriaName;

const choices: Partial<Record<Name, readonly string[]>> = {
  registryType: registryTypes,
  vulStatus: yesNo,
  riskStatus: yesNo,
  riskLevel: riskLevels,
  scanStatus: imageScanStates,
};

/** What lists can be narrowed by, as far as the text being typed could fit, with texts that contain it. */
export function createCriteria(database: Database) {
  const texts = async (query: ReturnType<typeof sql<{ text: string }>>) =>
    (await query.execute(database.read)).rows.map(({ text }) => text);

  const ofRepositories = (column: 'namespace' | 'name', center: Center, value: string) =>
    texts(sql`select distinct ${sql.ref(column)} as text from repositories
      where registry_id in (select id from registries where center = ${center})
        and images > 0 and ${sql.ref(column)} like ${containing(value)} escape '\\' limit ${maxSuggestions}`);

  async function suggestions(name: Name, center: Center, value: string): Promise<string[]> {
    switch (name) {
      case 'repoNamespace':
        return ofRepositories('namespace', center, value);
      case 'repoName':
        return ofRepositories('name', center, value);
      case 'tag':
        if (!searchable(value)) return [];
        return texts(sql`select distinct tag as text from
          (select rowid from image_tags where image_tags match ${phrase(value)} limit ${looked}) as hits
          cross join images on images.id = hits.rowid where center = ${center} limit ${maxSuggestions}`);
      case 'digest':
      case 'imageId': {
        const start = value.startsWith('sha') ? value.toLowerCase() : `sha256:${value.toLowerCase()}`;
        return texts(sql`select distinct digest as text from images indexed by images_by_digest
          where digest >= ${start} and digest < ${`${start}~`} and center = ${center}
            and taken_in_at is not null limit ${maxSuggestions}`);
      }
      default:
        return [];
    }
  }

  async function rowOf(name: Name, center: Center, value: string | undefined): Promise<CriteriaRow | null> {
    const values = choices[name];
    if (values !== undefined) {
      const fits = value === undefined || values.some((one) => one.toLowerCase().includes(value.toLowerCase()));
      return fits ? { Name: name, Type: 'select', Values: values.join(',') } : null;
    }
    if (value === undefined || value === '') return { Name: name, Type: 'input' };
    return { Name: name, Type: 'input', Suggestions: await suggestions(name, center, value) };
  }

  const list = async (names: readonly Name[], center: Center, value: string | undefined) =>
    (await Promise.all(names.map((name) => rowOf(name, center, value)))).filter((row) => row !== null);

  return {
    ofImages: (center: Center, value: string | undefined) => list(imageCriteriaNames, center, value),
    ofRepositories: (center: Center, value: string | undefined) => list(repositoryCriteriaNames, center, value),
  };
}

export type CriteriaLists = ReturnType<typeof createCriteria>;
