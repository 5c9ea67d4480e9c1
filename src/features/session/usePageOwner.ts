import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Session } from '#contract/access/session.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { notSignedIn, signedOut } from '../../api/sessionEvents.ts';
import { useSession } from '../../api/useSession.ts';

/** Whose page it is; null while it is nobody's. */
interface PageOwner {
  readonly owner: string | null;
  /** Whether their session has ended since. */
  readonly ended: boolean;
}

/**
 * A page belongs to whoever signed in on it, until they sign out themselves. A session that ends by itself leaves it to
 * them: once they are back, everything shown is asked for anew. Anybody else who signs in gets a clean one.
 */
export function usePageOwner(): PageOwner {
  const queryClient = useQueryClient();
  const { data: session } = useSession();
  const [owner, setOwner] = useState<string | null>(null);
  const userName = session?.userName ?? null;
  if (owner === null && userName !== null) setOwner(userName);
  const ended = owner !== null && userName === null;
  const handedOver = owner !== null && userName !== null && userName !== owner;
  useCleanPage(handedOver, () => setOwner(userName));

  useEffect(() => signedOut.hear(() => setOwner(null)), []);
  useEffect(
    () =>
      notSignedIn.hear(() => {
        // The first such answer is enough: more of them come until somebody is back.
        const known = queryClient.getQueryData<Session>(queryKeys.session);
        if (known?.userName) void queryClient.invalidateQueries({ queryKey: queryKeys.session });
      }),
    [queryClient],
  );
  useEffect(() => {
    if (!ended) return;
    return () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.everyAction });
    };
  }, [ended, queryClient]);

  return { owner: handedOver ? null : owner, ended };
}

/** Leads away from the former page, which is drawn no more by now, and so asks nobody whether it may be left. */
function useCleanPage(wanted: boolean, onClean: () => void): void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const isStart = pathname === '/' && search === '';
  useEffect(() => {
    if (!wanted) return;
    if (!isStart) {
      void navigate('/', { replace: true });
      return;
    }
    queryClient.removeQueries({ queryKey: queryKeys.everyAction });
    onClean();
  });
}
