import type { ImagesTable } from '../../db/tables.ts';

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
  'intake_state',
  'facts_due',
] as const satisfies readonly Column[];

/** What a later listing may correct. */
const describingColumns = [
  'size',
  'media_type',
  'platforms',
  'created_at',
  'updated_at',
] as const satisfies readonly Column[];

/** The same, unless nothing was learned of the scan. */
const scanColumns = [
  'scan_blocked',
  'scan_status',
  'scanned_at',
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
export const imageColumns = [...fixedColumns, ...describingColumns, ...scanColumns];
/** The first of these: all but what the scanner says. */
export const columnsWithoutScan = imageColumns.slice(0, -scanColumns.length);

const parameterOf = (column: (typeof imageColumns)[number]) => `?${imageColumns.indexOf(column) + 1}`;

/** Of a tag whose push the registry does not date, the time of the listing that saw it first stays. */
const updatedAt = `coalesce(${parameterOf('updated_at')}, updated_at)`;
const insertedValue = (column: (typeof imageColumns)[number]) =>
  column === 'updated_at' ? `coalesce(${parameterOf(column)}, ${parameterOf('first_seen_at')})` : parameterOf(column);

/**
 * What a listing makes of a row's column. That the scanner refused an image is told to whoever asks for a scan, not to
 * whoever lists: it stays until the scanner says something of the image.
 */
const correctedValue = (column: (typeof imageColumns)[number]) => {
  const value = parameterOf(column);
  if (column === 'updated_at') return updatedAt;
  return column === 'scan_blocked'
    ? `iif(${parameterOf('scan_status')} is null, coalesce(${value}, scan_blocked), ${value})`
    : value;
};

/** A row that is there already is only marked as seen: no index covers the mark, so it costs one write in place. */
export const insertStatement = `
  insert into images (${imageColumns.join(', ')}) values (${imageColumns.map(insertedValue).join(', ')})
  on conflict (uuid) do update set listed_run = excluded.listed_run`;

/** Rewrites a row and its places in the indexes only where something differs. */
const correctionOf = (columns: readonly (typeof imageColumns)[number][]) => `
  update images set ${columns.map((column) => `${column} = ${correctedValue(column)}`).join(', ')}
  where uuid = ?1
    and (${columns.map((column) => `${column} is not ${correctedValue(column)}`).join(' or ')})`;

export const correctStatement = correctionOf([...describingColumns, ...scanColumns]);
/** Takes the values of `columnsWithoutScan`; what the scanner said earlier stays. */
export const correctWithoutScanStatement = correctionOf(describingColumns);
const listedSize = `coalesce(${parameterOf('size')}, size)`;
/** What a scan that had not ended, or failed, has come to is asked after each listing. */
const factsDue = `iif(scan_status <> 'SUCCESS', 0, facts_due)`;

/** For what its list does not tell all of: the same values, of which only these are the list's own. */
export const correctListedStatement = `
  update images set updated_at = ${updatedAt}, size = ${listedSize}, facts_due = ${factsDue}
  where uuid = ?1
    and (updated_at is not ${updatedAt} or size is not ${listedSize} or facts_due is not ${factsDue})`;
