import { expect, test } from 'vitest';
import { Machine } from '../../concurrency/machine.ts';
import { after, everySituation } from '../../testing/everySituation.ts';
import { type IntakeAct, type IntakeEvent, type IntakeState, intakeTable } from './intakeTable.ts';

/** A registry's intake without its reading: whether it is at work, whether a timer runs, and whether something was missed. */
class Intake {
  taking = false;
  asleep = false;
  /** Something came to wait since taking in last began, so its end may not know of it. */
  isUnseen = false;
  readonly machine: Machine<IntakeState, IntakeEvent, IntakeAct>;

  constructor() {
    this.machine = new Machine(intakeTable, 'idle', {
      take: () => {
        if (this.taking || this.asleep) throw new Error('It is taken in twice at once.');
        this.taking = true;
        this.isUnseen = false;
      },
      sleep: () => {
        if (this.asleep) throw new Error('It sleeps twice at once.');
        this.asleep = true;
      },
      wake: () => {
        this.asleep = false;
      },
      abort: () => undefined,
    });
  }

  /** All that may happen now. */
  happenings(): IntakeEvent[] {
    return [
      'woken',
      'recheck',
      'stop',
      ...(this.taking ? (['nothingWaits', 'notYet', 'failed'] as const) : []),
      ...(this.asleep ? (['timeCame'] as const) : []),
    ];
  }

  happen(event: IntakeEvent): void {
    if (event === 'timeCame') this.asleep = false;
    else if (event === 'woken' || event === 'recheck') this.isUnseen = true;
    else if (event !== 'stop') this.taking = false;
    this.machine.send(event);
  }

  key(): string {
    return JSON.stringify([this.machine.state, this.taking, this.asleep, this.isUnseen]);
  }
}

const begin = () => new Intake();
const intakeAfter = (path: readonly IntakeEvent[]) => after(begin, path);
const paths = () => everySituation(begin);

test('whatever can happen in a situation has an answer, and what cannot has none', () => {
  const possible = new Set(
    paths().flatMap((path) => {
      const intake = intakeAfter(path);
      return intake.happenings().map((event) => `${intake.machine.state} ${event}`);
    }),
  );
  const cells = Object.entries(intakeTable).flatMap(([state, row]) =>
    Object.keys(row).map((event) => `${state} ${event}`),
  );
  expect([...possible].sort()).toEqual(cells.sort());
});

test('what came to wait is never forgotten: it is looked for, but while its registry backs off', () => {
  for (const path of paths()) {
    const { isUnseen, machine } = intakeAfter(path);
    if (isUnseen)
      expect(['takingAgain', 'backingOff', 'stopping', 'stopped'], path.join(', ')).toContain(machine.state);
  }
});

test('a person’s word ends a back-off; what a listing finds does not', () => {
  const backingOff = paths().filter((path) => intakeAfter(path).machine.state === 'backingOff');
  expect(backingOff).not.toEqual([]);
  for (const path of backingOff) {
    expect(intakeAfter([...path, 'woken']).machine.state).toBe('backingOff');
    expect(intakeAfter([...path, 'recheck']).machine.state).toBe('taking');
  }
});

test('a stop waits for what is being read, begins nothing, and leaves no timer', () => {
  for (const path of paths()) {
    const intake = intakeAfter([...path, 'stop']);
    if (intake.taking) intake.happen('nothingWaits');
    expect([intake.machine.state, intake.taking, intake.asleep], path.join(', ')).toEqual(['stopped', false, false]);
  }
});
