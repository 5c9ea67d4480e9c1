import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mockAction } from '../testing/mockAction.ts';
import { server } from '../testing/server.ts';
import { pageInfo, prepareWholePage } from '../testing/wholePage.ts';
import { start } from './start.tsx';

prepareWholePage();

beforeEach(() => {
  window.history.replaceState(null, '', '/intl/assets/images?q=tag%3Alatest');
  const root = document.body.appendChild(document.createElement('div'));
  root.id = 'root';
});

afterEach(() => {
  document.getElementById('root')?.remove();
  window.history.replaceState(null, '', '/');
});

test('a visit begins with the page of its address, and the rows asked for ahead of it are those that it shows', async () => {
  const asked: unknown[] = [];
  server.use(
    mockAction('DescribeImageInstances', ({ params }) => {
      asked.push(params);
      return { ImageInstanceList: [], PageInfo: pageInfo(0) };
    }),
  );
  const root = await act(() => start('en', Promise.resolve(null)));
  try {
    expect(await screen.findByRole('heading', { level: 1, name: 'Images' })).toBeInTheDocument();
    expect(await screen.findByText('No results match these filters')).toBeInTheDocument();
    expect(asked[0]).toMatchObject({ Criteria: [{ name: 'tag', value: 'latest' }] });
    for (const request of asked) expect(request).toEqual(asked[0]);
  } finally {
    act(() => root.unmount());
  }
});
