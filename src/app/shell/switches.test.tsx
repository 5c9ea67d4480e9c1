import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { beforeEach, describe, expect, test } from 'vitest';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { sessionOf } from '../../testing/sessionOf.ts';
import { changeLocale } from '../i18n/i18n.ts';
import { initialLocale } from '../i18n/locale.ts';
import { rememberedPreference } from '../theme/themePreference.ts';

function mockSession(userName: string | null) {
  return http.get('/api/session', () => HttpResponse.json(sessionOf(userName)));
}

/** Opens a menu of the top bar and chooses in it. */
async function choose(menu: RegExp, item: string) {
  const user = userEvent.setup();
  // The page takes the focus when it comes, which would close the menu.
  await screen.findByRole('heading', { level: 1 });
  await user.click(await screen.findByRole('button', { name: menu }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
}

describe('the top bar remembers', () => {
  beforeEach(() => server.use(mockSession(null)));

  test('the language: the page changes at once, and speaks it on the next visit', async () => {
    renderApp('/cn/nowhere');
    await choose(/^Language/, '中文');
    expect(await screen.findByRole('heading', { level: 1, name: '登录' })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(initialLocale()).toBe('zh-CN');
    await changeLocale('en');
  });

  test('the theme: dark at once, and dark on the next visit', async () => {
    renderApp('/cn/nowhere');
    await choose(/^Appearance/, 'Dark');
    await waitFor(() => expect(document.documentElement.style.colorScheme).toBe('dark'));
    expect(rememberedPreference()).toBe('dark');
  });
});

describe('a browser with nothing remembered', () => {
  test.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr', 'en'],
  ])('that speaks %s gets %s', (spoken, locale) => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'language');
    Object.defineProperty(navigator, 'language', { value: spoken, configurable: true });
    expect(initialLocale()).toBe(locale);
    if (own !== undefined) Object.defineProperty(navigator, 'language', own);
  });

  test('follows the system in light and dark', () => {
    expect(rememberedPreference()).toBe('system');
  });
});

describe('the data centre', () => {
  beforeEach(() => server.use(mockSession('admin')));

  test('is the first segment of the path, and leaves filters behind', async () => {
    const { router } = renderApp('/cn/nowhere?q=1');
    await choose(/^Data centre: China/, 'Outside China');
    await waitFor(() => expect(router.state.location.pathname).toBe('/intl/nowhere'));
    expect(router.state.location.search).toBe('');
  });

  test('any other first segment is no page, and the frame still works', async () => {
    renderApp('/mars/assets/images');
    expect(await screen.findByRole('heading', { level: 1, name: 'Page not found' })).toBeInTheDocument();
    expect(screen.getByRole('navigation', { name: 'Main menu' })).toBeInTheDocument();
  });
});
