import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { createBrowserRouter, createHashRouter, Navigate, Outlet, type RouteObject, useParams } from 'react-router';
import { parseCenter, rememberCenter, rememberedCenter } from '../api/center.ts';
import { OnDemand } from '../ui/onDemand/OnDemand.tsx';
import { lazyPart } from '../ui/onDemand/onDemand.ts';
import { imagesPath, paths, welcomePath } from './paths.ts';
import { SessionGate } from './SessionGate.tsx';
import { NotFound, PageError } from './shell/ErrorPages.tsx';
import { Shell } from './shell/Shell.tsx';
import styles from './shell/shell.module.css';

let loadedImages: ComponentType | undefined;

async function loadImages() {
  const page = await import('./pages/ImagesRoute.tsx');
  loadedImages = page.default;
  return page;
}

/** Loaded inside the shell, so that the frame shows at once. */
const LazyImages = lazyPart(loadImages);
const RepositoryRoute = lazyPart(() => import('./pages/RepositoryRoute.tsx'));
const ComparisonRoute = lazyPart(() => import('./pages/ComparisonRoute.tsx'));
const ScanRoute = lazyPart(() => import('./pages/ScanRoute.tsx'));
const AccessKeysPage = lazyPart(() => import('../features/accessKeys/AccessKeysPage.tsx'));
const AccountPage = lazyPart(() => import('../features/account/AccountPage.tsx'));
const AuditRoute = lazyPart(() => import('./pages/AuditRoute.tsx'));
const UsersPage = lazyPart(() => import('../features/users/UsersPage.tsx'));
const WelcomePage = lazyPart(() => import('../features/session/WelcomePage.tsx'));
const AllowlistPage = lazyPart(() => import('../features/registries/allowlist/AllowlistPage.tsx'));

/** Drawn at once where it is there already: `lazy` would give way to the bones first, and React keeps those for 300 ms. */
function ImagesRoute() {
  const [Images] = useState(() => loadedImages ?? LazyImages);
  return <Images />;
}

function ToImages() {
  return <Navigate to={paths.images(rememberedCenter())} replace />;
}

/** Each page has a place of its own: in the place of another, React would show that one until the next is there. */
const page = (path: string, element: ReactNode): RouteObject => ({
  path,
  element: (
    <OnDemand key={path} pending={<div className={styles.bones} />}>
      {element}
    </OnDemand>
  ),
  errorElement: <PageError />,
});

/** Every page's path begins with its data centre, but for the one that is nobody's yet. */
export const routes: RouteObject[] = [
  {
    path: welcomePath,
    element: (
      <Shell withMenu={false}>
        <OnDemand>
          <WelcomePage />
        </OnDemand>
      </Shell>
    ),
    errorElement: <PageError />,
  },
  {
    element: <SessionGate />,
    errorElement: <PageError />,
    children: [
      { index: true, element: <ToImages /> },
      {
        path: ':center',
        element: <CenterGate />,
        children: [
          page(imagesPath, <ImagesRoute />),
          page('assets/repositories/:repoId', <RepositoryRoute />),
          page('assets/compare/:from/:to', <ComparisonRoute />),
          page('security/scans', <ScanRoute />),
          page('allowlist', <AllowlistPage />),
          page('access-keys', <AccessKeysPage />),
          page('users', <UsersPage />),
          page('audit', <AuditRoute />),
          page('account', <AccountPage />),
          { index: true, element: <ToImages /> },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
];

/** The mock site's host knows no paths but files, so its pages stand behind a hash. */
export function createRouter() {
  // Under way while texts and the session are asked for; if it fails, the page itself says so.
  loadImages().catch(() => undefined);
  return import.meta.env.MODE === 'mock' ? createHashRouter(routes) : createBrowserRouter(routes);
}

/** The pages of one data centre; any other first segment is no page. */
function CenterGate() {
  const text = useParams().center;
  const center = parseCenter(text);
  useEffect(() => {
    if (center !== null) rememberCenter(center);
  }, [center]);
  return center === null ? <NotFound center={text} /> : <Outlet key={center} />;
}
