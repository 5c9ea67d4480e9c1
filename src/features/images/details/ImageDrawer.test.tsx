import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { toldFailure } from '#contract/failures/advice.ts';
import type { ReportState } from '#contract/images/vulnerabilities.ts';
import { openImage } from '../../../testing/drawers/imageDrawer.ts';
import { imageRow } from '../../../testing/factories/factories.ts';
import { vulnerabilityList, vulnerabilityRecord } from '../../../testing/factories/reportFactories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { recordScans } from '../../../testing/recordScans.ts';
import { Refusal } from '../../../testing/refusal.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { translatorOf } from '../../../testing/translators.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

/** The details of an image whose report stands like this. */
function openWith(state: ReportState, over: Parameters<typeof imageRow>[0] = {}) {
  return openImage({
    detail: { Image: imageRow(over), ReportState: state },
    list: () => vulnerabilityList([], { ReportState: state }),
  });
}

test('a scanned image shows its vulnerabilities with what fixes them', async () => {
  const rows = [vulnerabilityRecord(), vulnerabilityRecord({ PrimaryId: 2, Name: 'CVE-2026-0002', FixedVersion: '' })];
  const { drawer, user } = await openImage({ list: () => vulnerabilityList(rows) });
  const table = within(await drawer.findByRole('table', { name: 'Vulnerabilities' }));
  expect(table.getByRole('link', { name: /CVE-2026-0001/ })).toHaveAttribute('href', rows[0]?.Link);
  expect(table.getByText('3.0.9')).toBeInTheDocument();
  expect(table.getByText('no fix available')).toBeInTheDocument();
  const [first] = table.getAllByRole('button', { name: /expand/i });
  if (first === undefined) throw new Error('No row opens');
  await user.click(first);
  expect(table.getByText('Upgrade openssl from 3.0.1 to 3.0.9')).toBeVisible();
  expect(table.getByText(/crafted certificate/)).toBeVisible();
});

test('an image in which nothing was found says by which scanner', { tags: 'thorough' }, async () => {
  const { drawer } = await openWith('imported');
  expect(await drawer.findByText('No vulnerabilities found')).toBeInTheDocument();
  expect(drawer.getByText(/by Trivy v0\.58$/)).toBeInTheDocument();
});

test('an image that was never scanned is not called safe, and is scanned at once from there', {
  tags: 'thorough',
}, async () => {
  const scopes = recordScans();
  const { drawer, user } = await openWith('notScanned', { ScaStatus: undefined, LastScanTime: undefined });
  const notice = (await drawer.findByText('Not scanned yet')).closest('[role=status]');
  if (!(notice instanceof HTMLElement)) throw new Error('The notice has no role');
  expect(drawer.queryByText('No vulnerabilities found')).not.toBeInTheDocument();
  await user.click(within(notice).getByRole('button', { name: 'Scan now' }));
  expect(await screen.findByText('Scan started')).toBeInTheDocument();
  expect(scopes).toMatchObject([{ Uuids: imageRow().Uuid }]);
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
});

test('a scan whose time the registry does not give is not called none', async () => {
  const { drawer } = await openWith('imported', { RiskLevel: 'high', LastScanTime: undefined });
  expect(await drawer.findByText('time not reported by the registry')).toBeInTheDocument();
  expect(drawer.queryByText('never')).not.toBeInTheDocument();
});

test('a scan under way shows how far it is, and its findings come by themselves', { tags: 'thorough' }, async () => {
  let state: ReportState = 'scanning';
  const { drawer } = await openImage({
    detail: { Image: imageRow({ ScaStatus: 'CVE_ANALYZER', ScaProgress: 60 }), ReportState: 'scanning' },
    list: () => vulnerabilityList(state === 'imported' ? [vulnerabilityRecord()] : [], { ReportState: state }),
  });
  const bar = await drawer.findByRole('progressbar', { name: 'The registry is scanning this image' });
  expect(bar).toHaveAttribute('aria-valuenow', '60');
  state = 'imported';
  expect(await drawer.findByRole('link', { name: /CVE-2026-0001/ })).toBeInTheDocument();
});

test('a report that is being fetched is said to come', async () => {
  const { drawer } = await openWith('waiting');
  expect(await drawer.findByText('Loading the scan report')).toBeInTheDocument();
  expect(drawer.queryByText('No vulnerabilities found')).not.toBeInTheDocument();
});

test('a report that cannot be fetched says why, what to do, and is fetched again on demand', async () => {
  const failure = toldFailure({ code: 'NetworkConnectError', reason: 'timeout', passed: null }, translatorOf('en'));
  const { drawer, user, asked } = await openImage({
    detail: { ReportState: 'failed' },
    list: () => vulnerabilityList([], { ReportState: 'failed', ReportError: failure }),
  });
  const alert = await drawer.findByRole('alert');
  for (const text of [failure.Message, failure.Recommend, failure.Code]) expect(alert).toHaveTextContent(text);
  const before = asked.length;
  await user.click(within(alert).getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(asked.slice(before)).toContainEqual(expect.objectContaining({ FetchAgain: true })));
});

test('a failed scan offers another one, which begins at once', { tags: 'thorough' }, async () => {
  const scopes = recordScans();
  const { drawer, user } = await openWith('scanFailed', { ScaStatus: 'FAIL', ScaProgress: 0 });
  const alert = within(await drawer.findByRole('alert'));
  expect(alert.getByText('The last scan failed')).toBeInTheDocument();
  await user.click(alert.getByRole('button', { name: 'Scan again' }));
  await waitFor(() => expect(scopes).toMatchObject([{ Uuids: imageRow().Uuid }]));
});

test.each([
  [{ ScaStatus: 'TIMEOUT' }, 'The scanner returned no result in time.'],
  [{ ScaStatus: 'FAIL', ScaResult: 'TASK_NOT_SUPPORT_REGION' }, 'Images in this region cannot be scanned.'],
  [{ ScaStatus: 'FAIL', ScaResult: 'SOMETHING_NEW' }, 'The scanner returned “SOMETHING_NEW”.'],
] as const)('why a scan failed is said in a sentence: %o', async (scan, sentence) => {
  const { drawer } = await openWith('scanFailed', scan);
  expect(await drawer.findByText(sentence)).toBeInTheDocument();
});

test('an image that can never be scanned says why, and nothing offers to scan it', async () => {
  const { drawer } = await openWith('blocked', { ScanBlocked: 'acrPersonal', RegistryType: 'acr' });
  expect(await drawer.findByText('This image cannot be scanned')).toBeInTheDocument();
  expect(drawer.getByText(/Personal Edition has no scanner/)).toBeInTheDocument();
  expect(drawer.queryByRole('button', { name: /^Scan/ })).not.toBeInTheDocument();
});

test('an image that the scanner refuses says why, and may be tried again', { tags: 'thorough' }, async () => {
  const scopes = recordScans();
  const { drawer, user } = await openWith('blocked', { ScanBlocked: 'unsupported', ScaStatus: undefined });
  const notice = within(
    (await drawer.findByText('This image cannot be scanned')).closest<HTMLElement>('[role=status]') ?? document.body,
  );
  expect(notice.getByText(/does not support this type of image/)).toBeInTheDocument();
  await user.click(notice.getByRole('button', { name: 'Scan again' }));
  await waitFor(() => expect(scopes).toMatchObject([{ Uuids: imageRow().Uuid }]));
});

test('other tags of the same digest lead to their own details', { tags: 'thorough' }, async () => {
  const { drawer, user, router } = await openImage({
    detail: {
      SharedTags: [
        { Uuid: 'image-2', RepoNamespace: 'payments', RepoName: 'checkout-api', Tag: 'latest' },
        { Uuid: 'image-3', RepoNamespace: 'payments', RepoName: 'checkout-api', Tag: '' },
      ],
    },
  });
  const tags = within(await drawer.findByRole('list', { name: 'Same digest' }));
  expect(tags.getByRole('link', { name: 'payments/checkout-api:untagged' })).toBeInTheDocument();
  await user.click(tags.getByRole('link', { name: 'payments/checkout-api:latest' }));
  expect(new URLSearchParams(router.state.location.search).get('image')).toBe('image-2');
});

test('an image that is gone says so and leads back to the list', async () => {
  server.use(
    mockAction('DescribeImageDetail', () => {
      throw new Refusal('NotFound');
    }),
  );
  const { router } = renderApp('/intl/assets/images/image-1?q=tag:1.4.2');
  expect(await screen.findByText('This image no longer exists')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Back to the list' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/intl/assets/images'));
  expect(router.state.location.search).toBe('?q=tag%3A1.4.2');
});

test('an image that could not be taken in is tried again from its details', async () => {
  const { drawer, user } = await openWith('imported', { IntakeState: 'FAILED' });
  const asked: unknown[] = [];
  server.use(
    mockAction('TakeInFirst', ({ params }) => {
      asked.push(params);
      return { Data: { Count: 1 } };
    }),
  );
  await user.click(await drawer.findByRole('button', { name: 'Take in first' }));
  await waitFor(() => expect(asked).toMatchObject([{ Uuids: imageRow().Uuid }]));
});

describe('the intake of an image', () => {
  const openIntake = (over: Parameters<typeof imageRow>[0], IntakeExpected?: number) =>
    openImage({ detail: { Image: imageRow(over), IntakeExpected }, list: () => vulnerabilityList([]) });
  const waiting = { IntakeState: 'WAITING', IntakeTime: undefined } as const;
  const factOf = async ({ drawer }: Awaited<ReturnType<typeof openIntake>>, name: string) =>
    (await drawer.findByText(name)).closest('dt')?.nextElementSibling;

  test('says when its turn is expected to come', async () => {
    const opened = await openIntake(waiting, Date.now() + 5.5 * 3_600_000);
    expect(await factOf(opened, 'Intake')).toHaveTextContent('Waiting · expected in 5 hours');
  });

  test('promises no time where none is known, and none that has passed', async () => {
    expect(await factOf(await openIntake(waiting), 'Intake')).toHaveTextContent(/^Waiting$/);
  });

  test('that comes next says so', async () => {
    const opened = await openIntake(waiting, Date.now() - 1);
    expect(await factOf(opened, 'Intake')).toHaveTextContent('Waiting · next in turn');
  });

  test('that failed says why, what to do, under which code, and when it is tried again', async () => {
    const error = { Code: 'RegistryFailure', Message: 'The registry failed', Recommend: 'Check it.' };
    const opened = await openIntake({
      IntakeState: 'FAILED',
      IntakeError: { ...error, NextTry: Date.now() + 40.5 * 60_000 },
    });
    const fact = await factOf(opened, 'Intake');
    for (const text of [...Object.values(error), 'Next attempt in 40 minutes']) expect(fact).toHaveTextContent(text);
  });
});
