import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { AnswerOf, ParsedRequestOf } from '#contract/actions/actions.ts';
import { comparedFinding, comparison } from '../../../testing/factories/baseFactories.ts';
import { imageRow } from '../../../testing/factories/factories.ts';
import { mockAction } from '../../../testing/mockAction.ts';
import { Refusal } from '../../../testing/refusal.ts';
import { renderApp } from '../../../testing/renderApp.tsx';
import { server } from '../../../testing/server.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

/** The comparison of two images, and what was asked for. */
function openComparison(answer: Partial<AnswerOf<'DescribeImageComparison'>> = {}, search = '') {
  const asked: ParsedRequestOf<'DescribeImageComparison'>[] = [];
  server.use(
    mockAction('DescribeImageComparison', ({ params }) => {
      asked.push(params);
      return comparison(answer);
    }),
  );
  return { ...renderApp(`/cn/assets/compare/image-1/image-2${search}`), asked, user: userEvent.setup() };
}

const found = {
  Came: [comparedFinding({ Name: 'CVE-2026-1000', Package: 'zlib' }), comparedFinding({ Name: 'CVE-2026-1001' })],
  Fixed: [comparedFinding({ Name: 'CVE-2026-2000' })],
  Went: [comparedFinding({ Name: 'CVE-2026-3000', FixedVersion: '' })],
  StayedCount: 12,
};

const table = async (name: string) => within(await screen.findByRole('table', { name }));

test('the first image is the one that it begins with, and swapping turns that around', async () => {
  const { asked, user, router } = openComparison();
  const before = within(await screen.findByRole('region', { name: 'Before' }));
  expect(before.getByRole('link')).toHaveTextContent('payments/checkout-api:1.4.2');
  expect(within(screen.getByRole('region', { name: 'After' })).getByRole('link')).toHaveTextContent(':1.5.0');
  expect(asked[0]).toMatchObject({ OtherUuid: 'image-1', Uuid: 'image-2' });
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ OtherUuid: 'image-2', Uuid: 'image-1' }));
  expect(router.state.location.pathname).toBe('/cn/assets/compare/image-2/image-1');
});

test('new, fixed and gone vulnerabilities are counted and listed apart, and the address says which', async () => {
  const { user, router } = openComparison({ Findings: found });
  const rows = await table('Vulnerabilities');
  expect(rows.getByText('CVE-2026-1000')).toBeInTheDocument();
  expect(rows.queryByText('CVE-2026-2000')).not.toBeInTheDocument();
  expect(screen.getByText('12 in both images')).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Fixed 1' }));
  expect(await rows.findByText('CVE-2026-2000')).toBeInTheDocument();
  expect(router.state.location.search).toBe('?show=fixed');
  await user.click(screen.getByRole('radio', { name: 'Gone without a known fix 1' }));
  expect(await rows.findByText('CVE-2026-3000')).toBeInTheDocument();
});

test('a search finds vulnerabilities by name or package', async () => {
  const { user } = openComparison({ Findings: found });
  const rows = await table('Vulnerabilities');
  await user.type(screen.getByRole('searchbox', { name: 'Search vulnerabilities' }), 'ZLIB{Enter}');
  await waitFor(() => expect(rows.queryByText('CVE-2026-1001')).not.toBeInTheDocument());
  expect(rows.getByText('CVE-2026-1000')).toBeInTheDocument();
});

test('where a report is missing nothing is counted, and each image that lacks one is named', async () => {
  openComparison({
    Findings: undefined,
    OtherReportState: 'notScanned',
    ReportState: 'failed',
  });
  const notice = await screen.findByRole('status', { name: '' });
  expect(notice).toHaveTextContent('The vulnerabilities cannot be compared');
  expect(notice).toHaveTextContent('payments/checkout-api:1.4.2 has not been scanned');
  expect(notice).toHaveTextContent('The scan report of payments/checkout-api:1.5.0 could not be read');
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('layers are listed from the bottom with what became of each', async () => {
  const layer = { Digest: `sha256:${'1'.repeat(64)}`, DiffId: `sha256:${'2'.repeat(64)}`, Size: 1_048_576 };
  openComparison(
    {
      Layers: [
        { ...layer, Command: 'ADD rootfs.tar /', Change: 'stayed' },
        { ...layer, Command: 'RUN old', Change: 'went' },
        { ...layer, Command: 'RUN new', Change: 'came' },
      ],
    },
    '?tab=layers',
  );
  const rows = (await table('Layers')).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('UnchangedADD rootfs.tar /'),
    expect.stringContaining('RemovedRUN old'),
    expect.stringContaining('AddedRUN new'),
  ]);
  expect(screen.getByText('1 layer unchanged (1 MiB) · 1 removed (1 MiB) · 1 added (1 MiB)')).toBeInTheDocument();
});

test('a layer’s command reads as it does in its image: as a Dockerfile has it, a long one on demand', async () => {
  const layer = { Digest: `sha256:${'1'.repeat(64)}`, DiffId: `sha256:${'2'.repeat(64)}`, Size: 1 };
  const long = `RUN /bin/sh -c ${'x'.repeat(400)} end # buildkit`;
  const commands = ['/bin/sh -c #(nop)  CMD ["bash"]', long];
  const Layers = commands.map((Command) => ({ ...layer, Command, Change: 'came' as const }));
  const { user } = openComparison({ Layers }, '?tab=layers');
  const rows = await table('Layers');
  expect(await rows.findByText('CMD ["bash"]')).toBeInTheDocument();
  expect(rows.queryByText(/end$/)).not.toBeInTheDocument();
  await user.click(rows.getByRole('button', { name: 'Show all' }));
  expect(rows.getByText(/^RUN x+ end$/)).toBeInTheDocument();
});

test('a changed setting shows both values, and a variable its name alone', async () => {
  openComparison(
    {
      Config: [
        { Field: 'User', Key: '', Before: 'root', After: '1000:1000', Change: 'changed' },
        { Field: 'Env', Key: 'LOG_LEVEL', Before: '', After: '', Change: 'came' },
      ],
    },
    '?tab=configuration',
  );
  const rows = await table('Configuration');
  expect(rows.getByRole('row', { name: /Changed User root 1000:1000/ })).toBeInTheDocument();
  expect(
    rows.getByRole('row', { name: /Added Environment variable LOG_LEVEL – value not stored/ }),
  ).toBeInTheDocument();
});

test('build risks are named in words, with the variable that they are about', async () => {
  openComparison(
    {
      BuildRisks: {
        Came: [{ RiskKey: 'secret_in_env', Name: 'DB_PASSWORD' }],
        Went: [{ RiskKey: 'no_user', Name: '' }],
        StayedCount: 1,
      },
    },
    '?tab=risks',
  );
  const rows = await table('Build risks');
  expect(
    await rows.findByRole('row', { name: /Added.*High.*Secret in an environment variable.*DB_PASSWORD/ }),
  ).toBeInTheDocument();
  expect(rows.getByRole('row', { name: /Removed.*Medium.*Runs as root/ })).toBeInTheDocument();
});

test('an image that was not looked into is named where its layers would stand', async () => {
  const Image = imageRow({ Uuid: 'image-2', Tag: '1.5.0', IntakeState: 'WAITING' });
  openComparison({ Image, Layers: undefined, Config: undefined, BuildRisks: undefined }, '?tab=layers');
  expect(await screen.findByText(/payments\/checkout-api:1.5.0 has not been taken in yet/)).toBeInTheDocument();
});

test('images without a platform in common say so', async () => {
  const unknown = { Platform: undefined, Platforms: [], Layers: undefined, Config: undefined, BuildRisks: undefined };
  openComparison(unknown, '?tab=configuration');
  expect(await screen.findByText('The images have no platform in common.')).toBeInTheDocument();
});

test('another platform is asked for and kept in the address', async () => {
  const { asked, user, router } = openComparison({ Platforms: ['linux/amd64', 'linux/arm64'] });
  await user.click(await screen.findByRole('combobox', { name: 'Platform' }));
  await user.click(await screen.findByTitle('linux/arm64'));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ Platform: 'linux/arm64' }));
  expect(router.state.location.search).toBe('?on=linux%2Farm64');
});

test('an image that is gone is said, with the way back', { tags: 'thorough' }, async () => {
  server.use(
    mockAction('DescribeImageComparison', () => {
      throw new Refusal('NotFound');
    }),
  );
  const { router } = renderApp('/cn/assets/compare/image-1/image-2');
  await userEvent.click(await screen.findByRole('button', { name: 'All images' }));
  expect(screen.queryByRole('button', { name: 'Swap' })).not.toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/cn/assets/images');
});
