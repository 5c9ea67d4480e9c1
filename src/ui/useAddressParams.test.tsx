import { act, render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test } from 'vitest';
import { useAddressParams } from './useAddressParams.ts';

type Change = ReturnType<typeof useAddressParams>[1];

function Page({ onDraw }: { onDraw: (change: Change) => void }) {
  onDraw(useAddressParams()[1]);
  return null;
}

test('a change that begins from an older drawing keeps what was changed since', async () => {
  const drawn: Change[] = [];
  const router = createMemoryRouter([{ path: '/', element: <Page onDraw={(change) => drawn.push(change)} /> }]);
  render(<RouterProvider router={router} />);
  const add = (name: string) =>
    act(async () => drawn[0]?.((current) => new URLSearchParams([...current, [name, 'yes']])));
  await add('first');
  await add('second');
  expect(router.state.location.search).toBe('?first=yes&second=yes');
});
