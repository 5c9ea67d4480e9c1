import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';
import { useSession } from '../features/session/useSession.ts';
import { ErrorPanel } from '../ui/errors/ErrorPanel.tsx';
import { Shell } from './shell/Shell.tsx';

const SignInPage = lazy(() => import('../features/session/SignInPage.tsx'));
const SetupPage = lazy(() => import('../features/session/SetupPage.tsx'));

const DemoHint = import.meta.env.MODE === 'mock' ? lazy(() => import('./shell/DemoHint.tsx')) : null;

/** Lets the pages through once somebody is signed in; until then it stands in their place. */
export function SessionGate() {
  const session = useSession();
  const isOpen = Boolean(session.data?.userName);
  return (
    <Shell withMenu={isOpen || session.isPending}>
      <Suspense>
        {isOpen && <Outlet />}
        {session.data === undefined && session.error !== null && (
          <ErrorPanel error={session.error} onRetry={() => void session.refetch()} />
        )}
        {!isOpen && session.data?.setupRequired === true && <SetupPage codeRequired={session.data.setupCodeRequired} />}
        {!isOpen && session.data?.setupRequired === false && (
          <SignInPage hint={DemoHint === null ? null : <DemoHint />} />
        )}
      </Suspense>
    </Shell>
  );
}
