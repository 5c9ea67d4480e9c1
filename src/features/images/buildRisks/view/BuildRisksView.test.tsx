import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { delay } from 'msw';
import { expect, test } from 'vitest';
import { type BuildRiskRow, type RiskImageRow, success } from '#contract/images/buildRiskLists.ts';
import { buildRiskRow, riskImageRow } from '../../../../testing/factories/buildRiskFactories.ts';
import { mockAction } from '../../../../testing/mockAction.ts';
import { renderApp } from '../../../../testing/renderApp.tsx';
import { server } from '../../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const root = buildRiskRow();
const secret = buildRiskRow({
  RiskKey: 'secret_in_env',
  RiskKeyName: 'Secret in an environment variable',
  RiskClass: 'secret',
  RiskLevel: 'high',
});

/** The scan page’s view of these build risks. */
function openView(List: BuildRiskRow[] = [secret, root], search = '') {
  server.use(
    mockAction('DescribeImageBuildRiskList', () => ({
      ...success,
      Data: { List, PageInfo: pageInfo(List.length) },
    })),
  );
  return { ...renderApp(`/intl/security/scans?view=buildRisks${search}`), user: userEvent.setup() };
}

/** What its table shows, once it is there. */
async function shownRisks() {
  const table = within(await screen.findByRole('table', { name: 'Build risks' }));
  return table.getAllByRole('row').slice(1);
}

test('the view has an address of its own, and stands beside the top vulnerabilities', async () => {
  const { user, router } = openView();
  expect(await shownRisks()).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: 'Top vulnerabilities' }));
  expect(await screen.findByRole('table', { name: 'Top vulnerabilities' })).toBeInTheDocument();
  expect(router.state.location.search).toBe('');
  await user.click(screen.getByRole('radio', { name: 'Build risks' }));
  expect(router.state.location.search).toBe('?view=buildRisks');
});

test('a risk’s number of images is of those that are unhandled, and leads to them', async () => {
  const { user, router } = openView([root]);
  await user.click(await screen.findByRole('link', { name: '1,200 images with “Runs as root”' }));
  expect(router.state.location.pathname).toBe('/intl/assets/images');
  expect(router.state.location.search).toBe('?q=buildRisk%3Ano_user');
});

test('a risk opens to what it means and what to do', async () => {
  const { user } = openView([root]);
  const [row] = await shownRisks();
  if (row === undefined) throw new Error('No row');
  await user.click(within(row).getByRole('button', { name: /expand/i }));
  expect(screen.getByText(root.Description)).toBeVisible();
  expect(screen.getByText(root.Advice)).toBeVisible();
});

test('risks are narrowed by text, level and class, which the address keeps', async () => {
  const { user, router } = openView([secret, root], '&level=high');
  expect(await shownRisks()).toHaveLength(1);
  expect(screen.getByText(secret.RiskKeyName)).toBeInTheDocument();
  const controls = within(screen.getByRole('region', { name: 'Build risks' }));
  await user.type(controls.getByRole('searchbox', { name: 'Search build risks' }), 'root{Enter}');
  expect(await screen.findByText('No build risks match these filters')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await shownRisks()).toHaveLength(2);
  expect(router.state.location.search).toBe('?view=buildRisks');
});

test.each([
  ['of the risks that the list is narrowed to', '&level=high', ['secret_in_env']],
  ['of all where it is not', '', undefined],
])('the file is %s', async (_which, search, keys) => {
  const exported: unknown[] = [];
  server.use(
    mockAction('ExportBuildRisks', async ({ params }) => {
      exported.push(params.RiskKey);
      await delay('infinite');
      return { ExportId: '' };
    }),
  );
  const { user } = openView([secret, root], search);
  await shownRisks();
  await user.click(screen.getByRole('button', { name: /Export CSV/ }));
  await waitFor(() => expect(exported).toEqual([keys]));
});

test('where the filters leave nothing, there is no file', async () => {
  openView([secret, root], '&search=nothing');
  await screen.findByText('No build risks match these filters');
  expect(screen.getByRole('button', { name: /Export CSV/ })).toBeDisabled();
});

test('that nothing was taken in is told from that nothing was found', async () => {
  openView([]);
  expect(await screen.findByText(/^No images taken in yet/)).toBeInTheDocument();
  expect(screen.queryByText('No build risks found')).not.toBeInTheDocument();
});

test('the images in which a risk is handled say who decided so and why, and the decision is taken back there', async () => {
  const handled: RiskImageRow = riskImageRow();
  const decided: unknown[] = [];
  server.use(
    mockAction('DescribeImageListByBuildRisk', ({ params }) => ({
      ...success,
      Data: { List: params.Status === 1 ? [handled] : [], PageInfo: pageInfo(params.Status === 1 ? 1 : 0) },
    })),
    mockAction('SetImageBuildRiskStatus', ({ params }) => {
      decided.push(params);
      return { ...success, Data: { Id: 1 } };
    }),
  );
  const { user } = openView([root]);
  const [row] = await shownRisks();
  if (row === undefined) throw new Error('No row');
  await user.click(within(row).getByRole('button', { name: /expand/i }));
  const images = within(await screen.findByRole('table', { name: 'Images in which “Runs as root” is handled' }));
  expect(images.getByRole('link', { name: 'payments/checkout-api:1.4.2' })).toBeInTheDocument();
  for (const text of ['Needs port 80', 'This repository', 'admin']) expect(images.getByText(text)).toBeInTheDocument();
  await user.click(images.getByRole('button', { name: 'Reopen “Runs as root”' }));
  await waitFor(() =>
    expect(decided).toMatchObject([{ ImageUuids: handled.Uuid, RiskKey: 'no_user', Status: 0, Scope: 'repository' }]),
  );
});
