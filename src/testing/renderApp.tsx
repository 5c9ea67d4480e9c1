import { render } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { App } from '../app/App.tsx';
import { AppRouter } from '../app/AppRouter.tsx';
import { createQueryClient } from '../app/queryClient.ts';
import { routes } from '../app/router.tsx';

/** The whole console at one address, as a visitor meets it. */
export function renderApp(path = '/') {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const queryClient = createQueryClient();
  const view = render(
    <App queryClient={queryClient}>
      <AppRouter router={router} />
    </App>,
  );
  return { ...view, router, queryClient };
}
