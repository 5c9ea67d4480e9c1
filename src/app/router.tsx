import { lazy, Suspense } from 'react';
import { createBrowserRouter, createHashRouter, Navigate, type RouteObject } from 'react-router';
import { rememberedCenter } from '../api/center.ts';
import { imagesPath, paths } from './paths.ts';
import { SessionGate } from './SessionGate.tsx';
import { CenterGate } from './shell/CenterGate.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { PageError } from './shell/PageError.tsx';

const loadImages = () => import('./pages/ImagesRoute.tsx');

/** Loaded inside the shell, so that the frame shows at once. */
const ImagesRoute = lazy(loadImages);
const RepositoryRoute = lazy(() => import('./pages/RepositoryRoute.tsx'));
const ScanRoute = lazy(() => import('./pages/ScanRoute.tsx'));
const AllowlistPage = lazy(() => import('../features/registries/allowlist/AllowlistPage.tsx'));

function ToImages() {
  return <Navigate to={paths.images(rememberedCenter())} replace />;
}

/** Every page's path begins with its data centre. */
export const routes: RouteObject[] = [
  {
    element: <SessionGate />,
    errorElement: <PageError />,
    children: [
      { index: true, element: <ToImages /> },
      {
        path: ':center',
        element: <CenterGate />,
        children: [
          {
            path: imagesPath,
            element: (
              <Suspense>
                <ImagesRoute />
              </Suspense>
            ),
            errorElement: <PageError />,
          },
          {
            path: 'assets/repositories/:repoId',
            element: (
              <Suspense>
                <RepositoryRoute />
              </Suspense>
            ),
            errorElement: <PageError />,
          },
          {
            path: 'security/scans',
            element: (
              <Suspense>
                <ScanRoute />
              </Suspense>
            ),
            errorElement: <PageError />,
          },
          {
            path: 'allowlist',
            element: (
              <Suspense>
                <AllowlistPage />
              </Suspense>
            ),
            errorElement: <PageError />,
          },
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
