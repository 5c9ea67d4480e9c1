import { lazy, Suspense, useContext } from 'react';
import { Outlet } from 'react-router';
import { useSession } from '../features/session/useSession.ts';
import { ErrorPanel } from '../ui/errors/ErrorPanel.tsx';
import { DemoContext } from './DemoContext.ts';
import { Shell } from './shell/Shell.tsx';

const SignInPage = lazy(() => import('../features/session/SignInPage.tsx'));
const SetupPage = lazy(() => import('../features/session/SetupPage.tsx'));

/** Lets the pages through once somebody is signed in; until then it stands in their place. */
export function SessionGate() {
  const session = useSession();
  const demo = useContext(DemoContext);
  const isOpen = Boolean(session.data?.userName);
  return (
    <Shell withMenu={isOpen || session.isPending}>
      <Suspense>
        {isOpen && <Outlet />}
        {session.data === undefined && session.error !== null && (
          <ErrorPanel error={session.error} onRetry={() => void session.refetch()} />
        )}
        {!isOpen && session.data?.setupRequired === true && <SetupPage codeRequired={session.data.setupCodeRequired} />}
        {!isOpen && session.data?.setupRequired === false && <SignInPage hint={demo === null ? null : <demo.Hint />} />}
      </Suspense>
    </Shell>
  );
}
