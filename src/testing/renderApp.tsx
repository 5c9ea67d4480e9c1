import { render } from '@testing-library/react';
import { ConfigProvider } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import { createMemoryRouter } from 'react-router';
import { App } from '../app/App.tsx';
import { AppRouter } from '../app/AppRouter.tsx';
import { createQueryClient } from '../app/queryClient.ts';
import { routes } from '../app/router.tsx';

/** antd computes styles for every part anew after each test, and none of them is looked at (`ignoreStyles`). */
const withoutStyles = { zeroRuntime: true };

/**
 * The whole console at one address, as a visitor meets it. Without antd's words, which the product has before it draws, all of it is
 * drawn anew once they are there.
 */
export function renderApp(path = '/', antdLocale?: AntdLocale) {
  const router = createMemoryRouter(routes, { initialEntries: [path] });
  const queryClient = createQueryClient();
  const view = render(
    <ConfigProvider theme={withoutStyles}>
      <App queryClient={queryClient} {...(antdLocale === undefined ? {} : { antdLocale })}>
        <AppRouter router={router} />
      </App>
    </ConfigProvider>,
  );
  return { ...view, router, queryClient };
}
