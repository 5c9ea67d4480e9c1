import { act, screen } from '@testing-library/react';
import { delay } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { imageRow } from '../testing/factories/factories.ts';
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

/** What stands in for rows that are still to come. */
const bonesOfTable = 'table[aria-busy="true"]';

test('rows that come at once are the first that the page draws in its list', async () => {
  const row = imageRow();
  server.use(
    mockAction('DescribeImageInstances', async () => {
      await delay(15);
      return { ImageInstanceList: [row], PageInfo: pageInfo(1) };
    }),
  );
  let bones = 0;
  const watch = new MutationObserver(() => {
    bones += document.querySelectorAll(bonesOfTable).length;
  });
  watch.observe(document.body, { childList: true, subtree: true });
  const root = await act(() => start('en', Promise.resolve(null)));
  try {
    expect(await screen.findByRole('table', { name: 'Images' })).toBeInTheDocument();
    expect(bones).toBe(0);
  } finally {
    watch.disconnect();
    act(() => root.unmount());
  }
});

test('rows that take long keep nobody from the page', async () => {
  const unanswered = new Promise<never>(() => {});
  server.use(mockAction('DescribeImageInstances', () => unanswered));
  const root = await act(() => start('en', Promise.resolve(null)));
  try {
    expect(await screen.findByRole('heading', { level: 1, name: 'Images' })).toBeInTheDocument();
    expect(document.querySelector(bonesOfTable)).toBeInTheDocument();
  } finally {
    act(() => root.unmount());
  }
});
