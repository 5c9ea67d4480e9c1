import type { ImagesTable } from '../../db/tables/tables.ts';

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
 * What a listing makes of a row's column. What a list does not tell, the intake has read; a digest's content never changes. That
 * the scanner refused an image is told to whoever asks for a scan: it stays until the scanner says something of the image.
 */
function correctedValue(column: (typeof imageColumns)[number]): string {
  const listed = parameterOf(column);
  switch (column) {
    case 'size':
      return `coalesce(${listed}, size)`;
    case 'media_type':
      return `coalesce(nullif(${listed}, ''), media_type)`;
    case 'platforms':
      return `coalesce(nullif(${listed}, '[]'), platforms)`;
    case 'created_at':
      return `coalesce(nullif(${listed}, 0), created_at)`;
    case 'scan_blocked':
      return `iif(${parameterOf('scan_status')} is null, coalesce(${listed}, scan_blocked), ${listed})`;
    default:
      return listed;
  }
}

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

/** A tag that comes later knows at once what was read of its digest: of a digest and a registry. */
export const completeStatement = `
  update images set
    size = coalesce(images.size, known.size),
    media_type = coalesce(nullif(images.media_type, ''), known.media_type),
    platforms = coalesce(nullif(images.platforms, '[]'), known.platforms, '[]'),
    created_at = coalesce(nullif(images.created_at, 0), known.created_at)
  from (
    select max(size) as size, max(media_type) as media_type, max(nullif(platforms, '[]')) as platforms,
      max(created_at) as created_at
    from images where digest = ?1 and +registry_id = ?2
  ) as known
  where images.digest = ?1 and +images.registry_id = ?2
    and (images.size is null and known.size is not null
      or images.media_type = '' and known.media_type <> ''
      or images.platforms = '[]' and known.platforms is not null
      or images.created_at = 0 and known.created_at <> 0)`;
