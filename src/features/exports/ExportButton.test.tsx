import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { imageRow } from '../../testing/factories/factories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { Refusal } from '../../testing/refusal.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { translatorOf } from '../../testing/translators.ts';
import { pageInfo, prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

const saved: { name: string; text: string }[] = [];

beforeEach(() => {
  saved.length = 0;
  // jsdom saves no files: what the browser would be handed is kept instead.
  const files: Blob[] = [];
  Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file) - 1}` });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = files[Number(this.href.slice('blob:'.length))];
    void file?.text().then((text) => saved.push({ name: this.download, text }));
  });
});

/** A list of one image whose file comes when `file` says so. */
function openList(file: () => Promise<Response>, search = '') {
  const asked: ParsedRequestOf<'ExportImages'>[] = [];
  server.use(
    mockAction('DescribeImageInstances', () => ({ ImageInstanceList: [imageRow()], PageInfo: pageInfo(1) })),
    mockAction('ExportImages', ({ params }) => {
      asked.push(params);
      return { ExportId: 'export-1' };
    }),
    mockAction('DescribeExport', () => ({ State: 'running' as const, WrittenRows: 500, TotalRows: 1200 })),
    http.get('/api/export/export-1', file),
  );
  renderApp(`/intl/assets/images${search}`);
  return { user: userEvent.setup(), asked };
}

const exportButton = () => screen.findByRole('button', { name: /Export CSV/ });

test('the rows that are seen are saved, in their order, and one is told how many', async () => {
  const { user, asked } = openList(
    async () => HttpResponse.text('Tag\r\n1.4.2\r\n'),
    '?q=tag:1.4&sort=VulCount&order=desc',
  );
  await user.click(await exportButton());
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.text).toBe('Tag\r\n1.4.2\r\n');
  expect(saved[0]?.name).toMatch(/^images-\d{4}-\d\d-\d\d\.csv$/);
  expect(asked).toMatchObject([{ Criteria: [{ name: 'tag', value: '1.4' }], SortBy: 'VulCount', SortOrder: 'desc' }]);
  expect(await screen.findByText('500 rows exported')).toBeInTheDocument();
});

test('while the file is written one sees how far it is, and cancelling ends it without an error', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const { user } = openList(() => promise);
  await user.click(await exportButton());
  expect(await screen.findByText('500 of 1,200 rows')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Cancel export' }));
  expect(await exportButton()).toBeEnabled();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  resolve(HttpResponse.text(''));
  expect(saved).toEqual([]);
});

test('a file that cannot be had says why, and can be asked for again', async () => {
  const { user } = openList(async () => new Refusal('NotFound').answer(translatorOf('en')));
  await user.click(await exportButton());
  expect(await screen.findByRole('alert')).toHaveTextContent('NotFound');
  expect(await exportButton()).toBeEnabled();
  expect(saved).toEqual([]);
});

test('an empty list offers no file', async () => {
  server.use(mockAction('DescribeImageInstances', () => ({ ImageInstanceList: [], PageInfo: pageInfo(0) })));
  renderApp('/intl/assets/images?q=tag:none');
  expect(await exportButton()).toBeDisabled();
});

test('the file bears the day of where one is', async () => {
  // 14 hours ahead of UTC.
  vi.stubEnv('TZ', 'Pacific/Kiritimati');
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 9, 20) });
  const { user } = openList(async () => HttpResponse.text(''));
  await user.click(await exportButton());
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.name).toBe('images-2026-03-10.csv');
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('cancelling while the last rows are counted is not told as exported', { tags: 'thorough' }, async () => {
  const counting = Promise.withResolvers<void>();
  const { user } = openList(async () => HttpResponse.text(''));
  server.use(
    mockAction('DescribeExport', async () => {
      if (saved.length > 0) await counting.promise;
      return { State: 'done' as const, WrittenRows: 500, TotalRows: 500 };
    }),
  );
  await user.click(await exportButton());
  await waitFor(() => expect(saved).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Cancel export' }));
  counting.resolve();
  expect(await exportButton()).toBeEnabled();
  expect(screen.queryByText('500 rows exported')).not.toBeInTheDocument();
});
