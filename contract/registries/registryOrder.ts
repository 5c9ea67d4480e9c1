import type { RegistryType } from '../kinds/registryTypes.ts';
import type { RegistrySortKey, RegistrySummary } from './registryList.ts';
import type { RegistryRow } from './registryRow.ts';

/** What is wanted of the list of registries. */
export interface WantedRegistries {
  readonly RegistryIdInList?: readonly number[] | undefined;
  readonly RegistryNameLike?: string | undefined;
  readonly RegistryTypeInList?: readonly string[] | undefined;
  readonly RegistryTypeNotInList?: readonly string[] | undefined;
  readonly RegistryStateInList?: readonly RegistryRow['State'][] | undefined;
  readonly RegionIdInList?: readonly string[] | undefined;
  readonly SourceIp?: string | undefined;
  readonly SearchText?: string | undefined;
  readonly Failing?: boolean | undefined;
  readonly SortBy?: RegistrySortKey | undefined;
  readonly SortOrder?: 'asc' | 'desc' | undefined;
}

/** Whether it, or a part of it, fails. */
function isFailing({ State, LastError, Parts }: Pick<RegistryRow, 'State' | 'LastError' | 'Parts'>): boolean {
  return State === 'failing' || LastError !== undefined || Parts.some((part) => part.State === 'failing');
}

/**
 * Whether the newest listing of it ended without having seen all: what images there are is not known for sure. Nothing is
 * said of that while the next one runs, or while something worse is told.
 */
export function isIncomplete({ State, LastSyncTime, Complete }: RegistryRow): boolean {
  return (State === 'verified' || State === 'paused') && LastSyncTime !== undefined && !Complete;
}

/** The more somebody is needed, the less. */
function concern(row: RegistryRow): number {
  const decides = row.MissingImages?.SecondLook !== undefined;
  const worst = [
    row.State === 'failing',
    isFailing(row),
    row.State === 'unverified',
    decides,
    row.State === 'syncing',
    row.State === 'paused',
    isIncomplete(row),
    row.State === 'verified',
  ].indexOf(true);
  return row.State === 'removing' || worst === -1 ? Number.POSITIVE_INFINITY : worst;
}

const never = Number.POSITIVE_INFINITY;

/** What a registry is sorted by: what is not known or never comes stands last, as does no limit. */
const sortValues: Readonly<Record<RegistrySortKey, (row: RegistryRow) => string | number>> = {
  State: concern,
  RegistryName: ({ RegistryName }) => RegistryName.toLowerCase(),
  RegistryType: ({ RegistryType }) => RegistryType,
  LastSyncTime: ({ LastSyncTime }) => LastSyncTime ?? 0,
  NextSyncTime: ({ NextSyncTime }) => NextSyncTime ?? never,
  ImageCount: ({ ImageCount }) => ImageCount,
  WaitingImages: ({ WaitingImages }) => WaitingImages,
  AtRiskImages: ({ AtRiskImages }) => AtRiskImages,
  TransPerHour: ({ TransPerHour }) => (TransPerHour === 0 ? never : TransPerHour),
  SecretSetAt: ({ SecretSetAt }) => SecretSetAt,
};

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The registries that are wanted, in the order that is wanted. Among equals the newest comes first. */
export function listedRegistries(rows: readonly RegistryRow[], wanted: WantedRegistries): readonly RegistryRow[] {
  const has = (text: string, part: string | undefined) => text.toLowerCase().includes((part ?? '').toLowerCase());
  const among = <Value>(value: Value, list: readonly Value[] | undefined) => list?.includes(value) ?? true;
  const narrowed = rows.filter(
    (row) =>
      among(row.Id, wanted.RegistryIdInList) &&
      has(row.RegistryName, wanted.RegistryNameLike) &&
      among<string>(row.RegistryType, wanted.RegistryTypeInList) &&
      !(wanted.RegistryTypeNotInList?.includes(row.RegistryType) ?? false) &&
      among(row.State, wanted.RegistryStateInList) &&
      among(row.RegionId, wanted.RegionIdInList) &&
      (wanted.SourceIp === undefined || row.RegistryHostIp === wanted.SourceIp) &&
      [row.RegistryName, row.DomainName, row.RegistryHostIp].some((text) => has(text, wanted.SearchText)) &&
      (wanted.Failing === undefined || isFailing(row) === wanted.Failing),
  );
  if (wanted.SortBy === undefined) return narrowed.toSorted((a, b) => a.Id - b.Id);
  const value = sortValues[wanted.SortBy];
  const sign = wanted.SortOrder === 'desc' ? -1 : 1;
  return narrowed.toSorted((a, b) => sign * compare(value(a), value(b)) || b.Id - a.Id);
}

/** All registries in few figures. */
export function summaryOf(rows: readonly RegistryRow[]): RegistrySummary {
  const counted = <Value>(of: (row: RegistryRow) => Value) =>
    [...Map.groupBy(rows, of)].map(([value, those]) => [value, those.length] as const);
  const times = rows.flatMap(({ LastSyncTime }) => LastSyncTime ?? []);
  const sum = (of: (row: RegistryRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    Registries: rows.map(({ Id, RegistryName }) => ({ Id, RegistryName })),
    States: counted(({ State }) => State).map(([State, Count]) => ({ State, Count })),
    Types: counted<RegistryType>(({ RegistryType }) => RegistryType).map(([RegistryType, Count]) => ({
      RegistryType,
      Count,
    })),
    RegionIds: [...new Set(rows.map(({ RegionId }) => RegionId))],
    FailingCount: rows.filter(isFailing).length,
    ImageCount: sum(({ ImageCount }) => ImageCount),
    TakenInImages: sum(({ TakenInImages }) => TakenInImages),
    ...(times.length === 0 ? {} : { LastSyncTime: Math.max(...times) }),
  };
}
