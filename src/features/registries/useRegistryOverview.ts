import type { ResponseOf } from '#contract/actions/actions.ts';
import type { RegistryState } from '#contract/enums.ts';
import type { RegistrySummary } from '#contract/registries/registryList.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { hasErrorCode } from '../../api/apiError.ts';
import type { RefetchInterval } from '../../api/refetchInterval.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

type Answer = ResponseOf<'PageImageRegistry'>;

const refetchEvery = { moving: 1000, idle: 30_000 };

/** As many as the card shows: those that need somebody first. */
const shownOnCard = 10;

const countOf = (summary: RegistrySummary | undefined, state: RegistryState) =>
  summary?.States.find(({ State }) => State === state)?.Count ?? 0;

/** Images come or go at the moment. */
function isMoving({ Summary }: Answer): boolean {
  return countOf(Summary, 'syncing') > 0 || countOf(Summary, 'removing') > 0;
}

/** Often while one of the registries is being synchronized or deleted. */
export const registriesRefetch: RefetchInterval<Answer> = ({ state }) =>
  state.data !== undefined && isMoving(state.data) ? refetchEvery.moving : refetchEvery.idle;

/** How the connected registries are, in few figures, and those of them that need somebody most. */
export interface RegistryOverview {
  /** Undefined until known. */
  readonly rows: readonly RegistryRow[] | undefined;
  readonly summary: RegistrySummary | undefined;
  readonly syncing: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

const worst = { CurrentPage: 1, PageSize: shownOnCard, SortBy: 'State' } as const;

/** `onlyIn`: the rows are those in that state, as long as there are any. */
export function useRegistryOverview(onlyIn?: RegistryState): RegistryOverview {
  const all = useActionQuery('PageImageRegistry', worst, { refetchInterval: registriesRefetch });
  const summary = all.data?.Summary;
  const narrowed = onlyIn !== undefined && countOf(summary, onlyIn) > 0;
  const some = useActionQuery(
    'PageImageRegistry',
    { ...worst, RegistryStateInList: narrowed ? [onlyIn] : [] },
    { enabled: narrowed, refetchInterval: registriesRefetch },
  );
  const inState = narrowed && some.data !== undefined && some.data.List.length > 0 ? some.data.List : undefined;
  return {
    rows: inState ?? all.data?.List,
    summary,
    syncing: countOf(summary, 'syncing') > 0,
    error: all.error,
    retry: () => void all.refetch(),
  };
}

/** One registry by its id, and whether it is not connected. It is asked for anew by whoever begins to show it. */
export function useRegistry(id: number) {
  const query = useActionQuery(
    'PageImageRegistry',
    { RegistryIdInList: [id] },
    { refetchInterval: registriesRefetch, staleTime: 0 },
  );
  const row = query.data?.List[0];
  // What can be no registry's id, as in a link that was cut off, is no registry.
  const isNone = hasErrorCode(query.error, 'IllegalParam');
  return {
    row,
    /** Not what an earlier visit has left, which may be older than its own changes. */
    isFresh: query.isFetchedAfterMount,
    gone: isNone || (query.data !== undefined && row === undefined),
    error: isNone ? null : query.error,
    retry: () => void query.refetch(),
  };
}
