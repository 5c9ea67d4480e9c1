import { useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useSession } from '../api/useSession.ts';
import { usePageOwner } from '../features/session/usePageOwner.ts';
import { ErrorPanel } from '../ui/errors/ErrorPanel.tsx';
import { OnDemand } from '../ui/onDemand/OnDemand.tsx';
import { lazyPart } from '../ui/onDemand/onDemand.ts';
import { DemoContext } from './DemoContext.ts';
import { Shell } from './shell/Shell.tsx';

const loadSignInAgain = () => import('../features/session/SignInAgain.tsx');

const SignInAgain = lazyPart(loadSignInAgain);
const SignInPage = lazyPart(() => import('../features/session/SignInPage.tsx'));
const SetupPage = lazyPart(() => import('../features/session/SetupPage.tsx'));

/** When the page is at rest, ms. */
const settledAfter = 10_000;

/**
 * Lets the pages through once somebody is signed in; until then it stands in their place. Over a page whose session has
 * ended it stands above, and the page stays as it is.
 */
export function SessionGate() {
  const session = useSession();
  const { owner, ended } = usePageOwner();
  const demo = useContext(DemoContext);
  useSignInAtHand(owner !== null);
  const nobody = owner === null && session.data?.userName === null ? session.data : null;
  return (
    <Shell withMenu={owner !== null || session.isPending}>
      {owner !== null && <Outlet />}
      {session.data === undefined && session.error !== null && (
        <ErrorPanel error={session.error} onRetry={() => void session.refetch()} />
      )}
      <OnDemand>
        {nobody?.setupRequired === true && <SetupPage codeRequired={nobody.setupCodeRequired} />}
        {nobody?.setupRequired === false && <SignInPage hint={demo === null ? null : <demo.Hint />} />}
        {owner !== null && ended && <SignInAgain userName={owner} />}
      </OnDemand>
    </Shell>
  );
}

/** The way back in is fetched ahead: when it is needed, the server may have other files, and what is typed could not be saved. */
function useSignInAtHand(wanted: boolean): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      // What fails now is asked for again when it is needed.
      loadSignInAgain().catch(() => undefined);
      void i18n.loadNamespaces('session');
    }, settledAfter);
    return () => clearTimeout(timer);
  }, [wanted, i18n]);
}
