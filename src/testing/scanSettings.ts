import { screen, within } from '@testing-library/react';
import { PointerEventsCheckLevel, userEvent } from '@testing-library/user-event';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { CycleTaskRow } from '#contract/scans/scanCycles.ts';
import { registryRow } from './factories/factories.ts';
import { mockAction } from './mockAction.ts';
import { mockRegistries } from './mockRegistries.ts';
import { renderApp } from './renderApp.tsx';
import { server } from './server.ts';
import { pageInfo } from './wholePage.ts';

export function cycleRow(over: Partial<CycleTaskRow> = {}): CycleTaskRow {
  return {
    ConfigId: '5',
    TaskName: 'image-scan',
    TaskType: 'IMAGE_SCAN',
    Enable: 1,
    FirstDateStr: Date.UTC(2026, 2, 1),
    IntervalPeriod: 3,
    PeriodUnit: 'day',
    TargetStartTime: 1,
    TargetEndTime: 6,
    Param: '{"autoAddRepositories":true}',
    LastTaskId: '',
    NextStartTimeStr: Date.UTC(2026, 2, 4, 1),
    ImageCount: 1234,
    ...over,
  };
}

/** The panel over the scan page of a data centre with two registries and this cycle, and what was saved. */
export async function openSettings(cycle?: CycleTaskRow, search = 'drawer=settings') {
  // antd lays the words of a radio over its input, so that jsdom finds nothing to click.
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const created: ParsedRequestOf<'CreateCycleTask'>[] = [];
  const modified: ParsedRequestOf<'ModifyCycleTask'>[] = [];
  const ranges: number[] = [];
  let cycles = cycle === undefined ? [] : [cycle];
  mockRegistries([registryRow({ RegistryName: 'production' }), registryRow({ Id: 2, RegistryName: 'legacy' })]);
  server.use(
    mockAction('DescribeCycleTaskList', () => ({
      CycleScheduleResponseList: cycles,
      PageInfo: pageInfo(cycles.length),
    })),
    mockAction('GetRegistryScanDayNum', () => ({ ScanDayNumConfig: { DayNumList: '1,3,7,30', ScanDayNum: 30 } })),
    mockAction('SetRegistryScanDayNum', ({ params }) => {
      ranges.push(params.ScanDayNum);
      return {};
    }),
    mockAction('CreateCycleTask', ({ params }) => {
      created.push(params);
      return { ConfigId: '5' };
    }),
    mockAction('ModifyCycleTask', ({ params }) => {
      modified.push(params);
      return {};
    }),
  );
  const { router, queryClient } = renderApp(`/intl/security/scans?${search}`);
  const panel = within(await screen.findByRole('dialog'));
  const choose = async (label: string, option: string) => {
    await user.click(panel.getByRole('combobox', { name: label }));
    await user.click(await screen.findByTitle(option));
  };
  const changeElsewhere = (stored: CycleTaskRow) => {
    cycles = [stored];
    return queryClient.invalidateQueries();
  };
  return { user, router, panel, choose, changeElsewhere, created, modified, ranges };
}
