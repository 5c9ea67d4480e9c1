import type { ImagesTable } from '../db/tables.ts';

type Column = Exclude<keyof ImagesTable, 'id'>;

/** Set once: what makes a row the one it is, and what its first listing found. */
const fixedColumns = [
  'uuid',
  'center',
  'registry_id',
  'repository_id',
  'namespace',
  'repository_name',
  'digest',
  'tag',
  'first_run',
  'listed_run',
  'first_seen_at',
  'taken_in_at',
] as const satisfies readonly Column[];

/** What a later listing may correct. */
const correctedColumns = [
  'size',
  'media_type',
  'platforms',
  'created_at',
  'updated_at',
  'scan_status',
  'scanned_at',
  'scan_blocked',
  'risk_rank',
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
  'fixable',
  'vulnerabilities',
] as const satisfies readonly Column[];

/** The order in which a row's values go to the statements. */
export const imageColumns = [...fixedColumns, ...correctedColumns];

const parameterOf = (column: (typeof imageColumns)[number]) => `?${imageColumns.indexOf(column) + 1}`;

/** A row that is there already is only marked as seen: no index covers the mark, so it costs one write in place. */
export const insertStatement = `
  insert into images (${imageColumns.join(', ')}) values (${imageColumns.map(parameterOf).join(', ')})
  on conflict (uuid) do update set listed_run = excluded.listed_run`;

/** Rewrites a row and its places in the indexes only where something differs. */
export const correctStatement = `
  update images set ${correctedColumns.map((column) => `${column} = ${parameterOf(column)}`).join(', ')}
  where uuid = ?1
    and (${correctedColumns.map((column) => `${column} is not ${parameterOf(column)}`).join(' or ')})`;
