import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { type BuildRiskFinding, success } from '#contract/images/buildRiskLists.ts';
import { openImage } from '../../../../testing/drawers/imageDrawer.ts';
import { buildRiskFinding, secretFinding } from '../../../../testing/factories/buildRiskFactories.ts';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { mockAction } from '../../../../testing/mockAction.ts';
import { server } from '../../../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const acceptance = {
  Scope: 'repository',
  Reason: 'Needs port 80',
  UserName: 'admin',
  Time: Date.UTC(2026, 2, 1),
} as const;

/** The build risks of an image, and what was decided about them. */
async function openRisks(
  findings: readonly BuildRiskFinding[],
  search = '',
  over: Parameters<typeof imageRow>[0] = {},
) {
  const decided: ParsedRequestOf<'SetImageBuildRiskStatus'>[] = [];
  server.use(
    mockAction('DescribeImageBuildRiskByKey', ({ params: { CurrentPage, PageSize } }) => ({
      ...success,
      Data: {
        List: findings.slice((CurrentPage - 1) * PageSize, CurrentPage * PageSize),
        PageInfo: pageInfo(findings.length),
      },
    })),
    mockAction('SetImageBuildRiskStatus', ({ params }) => {
      decided.push(params);
      return { ...success, Data: { Id: 1 } };
    }),
  );
  const opened = await openImage({ detail: { Image: imageRow(over) }, search: `?imageTab=buildRisks${search}` });
  return { ...opened, decided };
}

type Opened = Awaited<ReturnType<typeof openRisks>>;

async function riskRows({ drawer }: Opened) {
  const table = within(await drawer.findByRole('table', { name: 'Build risks' }));
  return table.getAllByRole('row').slice(1);
}

test('a secret says which variable and command hold it, never its value, and what to do', async () => {
  const opened = await openRisks([secretFinding()]);
  const [row] = await riskRows(opened);
  expect(row).toHaveTextContent('High');
  expect(row).toHaveTextContent('DB_PASSWORD');
  await opened.user.click(within(row ?? document.body).getByRole('button', { name: /expand/i }));
  const places = within(opened.drawer.getByRole('list', { name: 'Found in' }));
  for (const text of ['DB_PASSWORD', 'Value with a name typical of secrets', 'ENV DB_PASSWORD=******'])
    expect(places.getByText(text)).toBeVisible();
  expect(places.getByRole('button', { name: 'Copy build command' })).toBeInTheDocument();
  expect(opened.drawer.getByText('Change the secret.')).toBeVisible();
  expect(opened.drawer.getByText(/never stored/)).toBeVisible();
});

test('findings of the same risk are one row with all their places', async () => {
  const download = (LayerCmd: string) =>
    buildRiskFinding({ RiskKey: 'pipe_to_shell', RiskKeyName: 'Downloaded script run unchecked', LayerCmd });
  const opened = await openRisks([
    download('RUN curl https://a.example | sh'),
    download('RUN curl https://b.example | sh'),
  ]);
  const rows = await riskRows(opened);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toHaveTextContent('2 build commands');
});

test('all pages of findings are read', async () => {
  const findings = Array.from({ length: 130 }, (_, index) => secretFinding({ Name: `TOKEN_${index}` }));
  const opened = await openRisks(findings);
  const [row] = await riskRows(opened);
  expect(row).toHaveTextContent('TOKEN_129');
});

test('risks are found by their variables and commands, and the address keeps what is looked for', async () => {
  const opened = await openRisks([secretFinding(), buildRiskFinding()]);
  expect(await riskRows(opened)).toHaveLength(2);
  await opened.user.type(opened.drawer.getByRole('searchbox', { name: 'Search build risks' }), 'db_pass{Enter}');
  await waitFor(async () => expect(await riskRows(opened)).toHaveLength(1));
  expect(new URLSearchParams(opened.router.state.location.search).get('riskFind')).toBe('db_pass');
});

test('a risk is ignored with a reason, for its repository unless another scope is chosen, and that is undone at once', {
  tags: 'thorough',
}, async () => {
  const { drawer, user, decided } = await openRisks([buildRiskFinding()]);
  await user.click(await drawer.findByRole('button', { name: 'Ignore “Runs as root”' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ignore “Runs as root”' }));
  expect(dialog.getByText('All images of payments/checkout-api, including future ones.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Ignore' }));
  expect(await dialog.findByText('Required')).toBeInTheDocument();
  expect(decided).toEqual([]);
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'Binds port 80');
  await user.click(dialog.getByRole('button', { name: 'Ignore' }));
  const about = { ImageUuids: imageRow().Uuid, RiskKey: 'no_user', Scope: 'repository' };
  await waitFor(() => expect(decided).toMatchObject([{ ...about, Status: 1, Reason: 'Binds port 80' }]));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(decided.at(-1)).toMatchObject({ ...about, Status: 0 }));
});

test('what is a false positive everywhere is marked so', { tags: 'thorough' }, async () => {
  const { drawer, user, decided } = await openRisks([secretFinding()]);
  await user.click(await drawer.findByRole('button', { name: /^Ignore “Secret/ }));
  const dialog = within(await screen.findByRole('dialog', { name: /^Ignore “Secret/ }));
  await user.click(dialog.getByRole('radio', { name: 'False positive' }));
  await user.click(dialog.getByRole('radio', { name: 'All images' }));
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'A documented sample');
  await user.click(dialog.getByRole('button', { name: 'Ignore' }));
  await waitFor(() => expect(decided).toMatchObject([{ Status: 2, Scope: 'everywhere' }]));
  expect(await screen.findByText(/^“Secret.* is a false positive in all images$/)).toBeInTheDocument();
});

test('what is handled is shown on demand with who decided so, how far and why, and is reopened', {
  tags: 'thorough',
}, async () => {
  const opened = await openRisks([secretFinding(), buildRiskFinding({ Status: 1, Acceptance: acceptance })]);
  expect(await riskRows(opened)).toHaveLength(1);
  const { drawer, user, decided } = opened;
  await user.click(drawer.getByRole('checkbox', { name: 'Handled risks (1)' }));
  const handled = (await riskRows(opened)).at(-1);
  expect(handled).toHaveTextContent('Ignored');
  await user.click(within(handled ?? document.body).getByRole('button', { name: /expand/i }));
  const facts = drawer.getByLabelText('Decision');
  for (const text of ['Ignored', 'This repository', 'admin', 'Needs port 80']) expect(facts).toHaveTextContent(text);
  await user.click(drawer.getByRole('button', { name: 'Reopen “Runs as root”' }));
  await waitFor(() => expect(decided).toMatchObject([{ Status: 0, Scope: 'repository', RiskKey: 'no_user' }]));
});

test('that all is handled is told from that nothing was found', { tags: 'thorough' }, async () => {
  const handled = await openRisks([buildRiskFinding({ Status: 2, Acceptance: acceptance })]);
  expect(await handled.drawer.findByText('All build risks are handled')).toBeInTheDocument();
  await handled.user.click(handled.drawer.getByRole('button', { name: 'Show handled risks' }));
  expect(await riskRows(handled)).toHaveLength(1);
});

test('an image without any says so', async () => {
  const { drawer } = await openRisks([]);
  expect(await drawer.findByText('No build risks found')).toBeInTheDocument();
});

test('an image that was not taken in is not called safe', async () => {
  const { drawer } = await openRisks([], '', { IntakeState: 'WAITING', IntakeTime: undefined });
  const notice = (await drawer.findByText('This image has not been taken in yet')).closest('[role=status]');
  expect(notice).toHaveTextContent('Take in first');
  expect(drawer.queryByText('No build risks found')).not.toBeInTheDocument();
});
