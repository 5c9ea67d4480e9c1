import { render } from '@testing-library/react';
import type { Locale as AntdLocale } from 'antd/es/locale';
import { createMemoryRouter } from 'react-router';
import { App } from '../app/App.tsx';
import { AppRouter } from '../app/AppRouter.tsx';
import { createQueryClient } from '../app/queryClient.ts';
import { routes } from '../app/router.tsx';

/**
 * The whole console at one address, as a visitor meets it. Without antd's words, which the product has before it draws, all of it is
 * drawn anew once they are there.
 */
export function renderApp(path = '/', antdLocale?: AntdLocale) {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const queryClient = createQueryClient();
  const view = render(
    <App queryClient={queryClient} {...(antdLocale === undefined ? {} : { antdLocale })}>
      <AppRouter router={router} />
    </App>,
  );
  return { ...view, router, queryClient };
}
