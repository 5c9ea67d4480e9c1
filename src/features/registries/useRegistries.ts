import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

const refetchEvery = { moving: 1000, idle: 30_000 };

export interface Registries {
  /** Undefined until known. */
  readonly rows: readonly RegistryRow[] | undefined;
  readonly total: number | undefined;
  readonly syncing: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function anySyncing(rows: readonly RegistryRow[] | undefined): boolean {
  return rows?.some(({ State }) => State === 'syncing') ?? false;
}

/** Images come or go at the moment. */
function anyMoving(rows: readonly RegistryRow[] | undefined): boolean {
  return anySyncing(rows) || (rows?.some(({ State }) => State === 'removing') ?? false);
}

/** The connected registries, read often while one of them is being synchronized or deleted. */
export function useRegistries(): Registries {
  const query = useActionQuery(
    'PageImageRegistry',
    { PageSize: limits.page.maxSize },
    { refetchInterval: ({ state }) => (anyMoving(state.data?.List) ? refetchEvery.moving : refetchEvery.idle) },
  );
  return {
    rows: query.data?.List,
    total: query.data?.PageInfo.TotalCount,
    syncing: anySyncing(query.data?.List),
    error: query.error,
    retry: () => void query.refetch(),
  };
}
