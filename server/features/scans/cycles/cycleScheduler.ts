import type { Logger } from 'pino';
import { allOf } from '../../../domain/access/visibility.ts';
import type { ScanTaskService } from '../tasks/scanTaskService.ts';
import type { CycleRepository, ScanCycle } from './cycleRepository.ts';
import { scheduleOf, scopeOfCycle } from './cycleScopes.ts';
import { mayBegin, nextStart } from './nextStart.ts';

/** How often the schedule is looked at, ms; cycles are due by the hour. */
const lookEveryMs = 5_000;

interface CycleSchedulerOptions {
  readonly cycles: CycleRepository;
  readonly service: Pick<ScanTaskService, 'open'>;
  readonly now: () => number;
  readonly log: Logger;
}

/** Begins the scans of cycles when they are due. */
export class CycleScheduler {
  readonly #options: CycleSchedulerOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: CycleSchedulerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    this.#timer.unref();
    this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  #look(): void {
    this.#looking ??= this.#beginDue().finally(() => {
      this.#looking = undefined;
    });
  }

  async #beginDue(): Promise<void> {
    const { cycles, now, log } = this.#options;
    try {
      // Each is read anew: to begin one may take seconds, in which another may be changed or switched off.
      for (let cycle = await cycles.due(now()); cycle !== undefined; cycle = await cycles.due(now())) {
        await this.#begin(cycle);
      }
    } catch (error) {
      log.error({ err: error }, 'the scan cycles could not be looked at');
    }
  }

  /** The next time first: a kill in between skips one scan rather than beginning it over and over. */
  async #begin(cycle: ScanCycle): Promise<void> {
    const { cycles, service, now } = this.#options;
    const begun = now();
    const schedule = scheduleOf(cycle);
    if (!(await cycles.moveOn(cycle, nextStart(schedule, begun + 1)))) return;
    // The server was away when it was due, and its hours have passed since.
    if (!mayBegin(schedule, begun)) return;
    const scope = scopeOfCycle(cycle, await cycles.dayNum(cycle.center), begun);
    const { id, name } = cycle;
    const opened = await service.open({
      visibility: allOf(cycle.center),
      scope,
      trigger: 'cycle',
      cycle: { id, name },
    });
    if (opened !== 'nothingToScan') await cycles.update(id, { last_task_id: opened.task.id });
  }
}
