import type { RegistryRow } from '#contract/registries/registries.ts';
import { useAllRegistries } from '../../api/useAllRegistries.ts';

const refetchEvery = { moving: 1000, idle: 30_000 };

export interface Registries {
  /** Undefined until known. */
  readonly rows: readonly RegistryRow[] | undefined;
  readonly total: number | undefined;
  /** Whether `rows` are all of them: the first page is shown while the others are read. */
  readonly complete: boolean;
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
  const query = useAllRegistries(({ state }) =>
    anyMoving(state.data?.rows) ? refetchEvery.moving : refetchEvery.idle,
  );
  return {
    rows: query.data?.rows,
    total: query.data?.total,
    complete: query.data?.complete ?? false,
    syncing: anySyncing(query.data?.rows),
    error: query.error,
    retry: () => void query.refetch(),
  };
}
