import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { mockAction } from '../../../testing/mockAction.ts';
import { Refusal } from '../../../testing/refusal.ts';
import { cycleRow, openSettings } from '../../../testing/scanSettings.ts';
import { server } from '../../../testing/server.ts';
import { prepareWholePage } from '../../../testing/wholePage.ts';

prepareWholePage();

test('a data centre without a cycle gets one when it is switched on and saved', async () => {
  const { panel, user, created, ranges } = await openSettings();
  expect(await panel.findByText(/^Off: images are scanned only/)).toBeInTheDocument();
  await user.click(panel.getByRole('switch', { name: 'Scheduled scans' }));
  expect(panel.getByText('Takes effect after saving.')).toBeInTheDocument();
  await user.click(panel.getByRole('radio', { name: '14 days' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Scan settings saved')).toBeInTheDocument();
  expect(ranges).toEqual([30]);
  expect(created).toMatchObject([
    {
      Enable: 1,
      IntervalPeriod: 14,
      PeriodUnit: 'day',
      TargetStartTime: 1,
      TargetEndTime: 6,
      Param: { autoAddRepositories: true },
    },
  ]);
});

test('a stored cycle is shown as it is, with its next scan and how many images that is about', async () => {
  const { panel } = await openSettings(cycleRow());
  expect(await panel.findByRole('switch', { name: 'Scheduled scans' })).toBeChecked();
  expect(panel.getByRole('radio', { name: '3 days' })).toBeChecked();
  expect(panel.getByText(/currently 1,234 images\.$/)).toBeInTheDocument();
  expect(panel.getByRole('radio', { name: 'All registries' })).toBeChecked();
  expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('hours and the range of days are changed without making a second cycle', { tags: 'thorough' }, async () => {
  const { panel, user, choose, created, modified, ranges } = await openSettings(cycleRow());
  await panel.findByRole('switch', { name: 'Scheduled scans' });
  await choose('Earliest start', '03:00');
  await choose('Scan time range', '90 days');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(modified).toMatchObject([{ ConfigId: '5', TargetStartTime: 3, TargetEndTime: 6 }]));
  expect(ranges).toEqual([90]);
  expect(created).toEqual([]);
});

test('any other interval may be typed, and what is out of bounds is not sent', { tags: 'thorough' }, async () => {
  const { panel, user, modified } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: 'Other' }));
  const days = panel.getByLabelText('Interval in days (1 to 365)');
  await user.clear(days);
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(days).toHaveAccessibleDescription('Required'));
  await user.type(days, '366');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(days).toBeInvalid());
  await user.clear(days);
  await user.type(days, '45');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(modified).toMatchObject([{ IntervalPeriod: 45 }]));
});

test('a number that is not asked for any more holds nothing up', { tags: 'thorough' }, async () => {
  const { panel, user, modified } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: 'Other' }));
  const days = panel.getByLabelText('Interval in days (1 to 365)');
  await user.clear(days);
  await user.type(days, '400');
  await user.click(panel.getByRole('radio', { name: '3 days' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(modified).toMatchObject([{ IntervalPeriod: 3, PeriodUnit: 'day' }]));
});

test('a scope of chosen registries must name one, and keeps to it', { tags: 'thorough' }, async () => {
  const { panel, user, choose, modified } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: 'Selected registries' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(panel.getByRole('combobox', { name: 'Registries' })).toBeInvalid());
  expect(modified).toEqual([]);
  await choose('Registries', 'legacy');
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(modified).toMatchObject([{ Param: { registryIds: [2], autoAddRepositories: true } }]));
});

test('a refused change says why and stays in the form', { tags: 'thorough' }, async () => {
  const { panel, user } = await openSettings(cycleRow());
  server.use(
    mockAction('ModifyCycleTask', () => {
      throw new Refusal('NoPermission');
    }),
  );
  await user.click(await panel.findByRole('radio', { name: '30 days' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('NoPermission');
  expect(panel.getByRole('radio', { name: '30 days' })).toBeChecked();
  expect(panel.getByRole('button', { name: 'Save' })).toBeEnabled();
});

test('changes are undone to what is stored', { tags: 'thorough' }, async () => {
  const { panel, user } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: '30 days' }));
  await user.click(panel.getByRole('button', { name: 'Undo changes' }));
  expect(panel.getByRole('radio', { name: '3 days' })).toBeChecked();
});

test('a connected registry is edited from the settings, and closing leads back to them', {
  tags: 'thorough',
}, async () => {
  const { panel, user, router } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('tab', { name: 'Connected registries' }));
  await user.click(await panel.findByRole('button', { name: 'Edit legacy' }));
  await waitFor(() => expect(router.state.location.search).toBe('?drawer=edit&registry=2'));
  await waitFor(() => expect(screen.getAllByRole('dialog')).toHaveLength(2));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(router.state.location.search).toBe('?drawer=settings&settings=registries'));
});

test('the images of a connected registry are one click away from the settings', async () => {
  const { panel, user, router } = await openSettings(cycleRow(), 'drawer=settings&settings=registries');
  await user.click(await panel.findByRole('link', { name: '120 images from legacy' }));
  expect(router.state.location).toMatchObject({ pathname: '/intl/assets/images', search: '?q=instanceId%3A2' });
});

test('a registry is removed only after its name is typed', { tags: 'thorough' }, async () => {
  const removed: number[] = [];
  const { panel, user } = await openSettings(cycleRow(), 'drawer=settings&settings=registries');
  server.use(
    mockAction('DeletePrivateRegistry', ({ params }) => {
      removed.push(params.RegistryId);
      return { Data: true };
    }),
  );
  await user.click(await panel.findByRole('button', { name: 'Remove legacy' }));
  await user.type(await screen.findByLabelText('Type legacy to confirm'), 'legacy');
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(removed).toEqual([2]));
});

test('changed settings are not closed without asking, and may be given up or kept', { tags: 'thorough' }, async () => {
  const { panel, user, router } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: '30 days' }));
  await user.click(panel.getByRole('button', { name: 'Close' }));
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(router.state.location.search).toBe('?drawer=settings');
  expect(panel.getByRole('radio', { name: '30 days' })).toBeChecked();
  await user.click(panel.getByRole('button', { name: 'Close' }));
  await user.click(await screen.findByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

test('looking at the registries keeps what was changed, and is not asked about', { tags: 'thorough' }, async () => {
  const { panel, user } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: '30 days' }));
  await user.click(panel.getByRole('tab', { name: 'Connected registries' }));
  expect(await panel.findByRole('button', { name: 'Edit legacy' })).toBeInTheDocument();
  await user.click(panel.getByRole('tab', { name: 'Scan cycle' }));
  expect(panel.getByRole('radio', { name: '30 days' })).toBeChecked();
  expect(screen.queryByText('Discard unsaved changes?')).not.toBeInTheDocument();
});

test('saved settings close without a question', { tags: 'thorough' }, async () => {
  const { panel, user, router, modified } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: '30 days' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(modified).toHaveLength(1));
  await waitFor(() => expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled());
  await user.click(panel.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

test('a cycle of hours, which a script has set, is shown and kept as hours', { tags: 'thorough' }, async () => {
  const { panel, user, modified } = await openSettings(cycleRow({ IntervalPeriod: 12, PeriodUnit: 'hour' }));
  expect(await panel.findByRole('radio', { name: '12 hours' })).toBeChecked();
  await user.click(panel.getByRole('checkbox', { name: 'Add new repositories automatically' }));
  await user.click(panel.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(modified).toMatchObject([{ IntervalPeriod: 12, PeriodUnit: 'hour' }]));
});

test('what somebody else has saved meanwhile is shown, but never in place of what is being changed', async () => {
  const { panel, user, changeElsewhere } = await openSettings(cycleRow());
  await user.click(await panel.findByRole('radio', { name: '30 days' }));
  await changeElsewhere(cycleRow({ IntervalPeriod: 7, Enable: 0 }));
  await waitFor(() => expect(panel.getByRole('switch', { name: 'Scheduled scans' })).not.toBeChecked());
  expect(panel.getByRole('radio', { name: '30 days' })).toBeChecked();
  await user.click(panel.getByRole('button', { name: 'Undo changes' }));
  expect(panel.getByRole('radio', { name: '7 days' })).toBeChecked();
});
