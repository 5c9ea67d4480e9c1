import type { DataRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { UrlRouterContext } from '../ui/urlState/useUrlParams.ts';

/** Renders the page that the address names, and lets every part of it change the address. */
export function AppRouter({ router }: { router: DataRouter }) {
  return (
    <UrlRouterContext value={router}>
      <RouterProvider router={router} />
    </UrlRouterContext>
  );
}
