import { act, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';
import { UrlRouterContext, useUrlParams } from './useUrlParams.ts';

type Change = ReturnType<typeof useUrlParams>[1];

function Page({ onDraw }: { onDraw: (change: Change) => void }) {
  onDraw(useUrlParams()[1]);
  return null;
}

function open() {
  const drawn: Change[] = [];
  const router = createMemoryRouter([{ path: '/', element: <Page onDraw={(change) => drawn.push(change)} /> }]);
  render(
    <UrlRouterContext value={router}>
      <RouterProvider router={router} />
    </UrlRouterContext>,
  );
  const set = (name: string) =>
    act(async () => drawn[0]?.((current) => new URLSearchParams({ ...Object.fromEntries(current), [name]: 'yes' })));
  return { router, set };
}

test('a change that begins from an older render keeps what was changed since', async () => {
  const { router, set } = open();
  await set('first');
  await set('second');
  expect(router.state.location.search).toBe('?first=yes&second=yes');
});

test('what leaves the URL as it is needs no Back', async () => {
  const { router, set } = open();
  await set('first');
  await set('first');
  await act(async () => router.navigate(-1));
  expect(router.state.location.search).toBe('');
});
