import { sql } from 'kysely';
import type { Logger } from 'pino';
import { Wakeup } from '../../../concurrency/wakeup.ts';
import { scanError } from '../../../domain/registryError.ts';
import { namesImages } from '../scope/scanScope.ts';
import type { ConditionsOf } from '../scope/scopeConditions.ts';
import { fillQueue } from './fillQueue.ts';
import { type RegistryScansOptions, scanRegistry } from './registryScans.ts';
import { ScanPace } from './scanPace.ts';
import type { ScanTaskRepository } from './scanTaskRepository.ts';
import type { ScanTask } from './scanTaskStatements.ts';

/** How often is looked for tasks to start, ms, beside being called. */
const lookEveryMs = 5_000;

interface ScanEngineOptions extends Omit<RegistryScansOptions, 'signal'> {
  readonly tasks: ScanTaskRepository;
  readonly conditionsOf: ConditionsOf;
  readonly log: Logger;
}

/**
 * Runs the scan tasks: at most so many at once, in their order; within them each registry on its own, so that a slow one
 * never holds another. All that it knows is stored, so a stopped or killed server goes on where it was.
 */
export class ScanEngine {
  readonly #options: ScanEngineOptions;
  readonly #abort = new AbortController();
  readonly #wakeup = new Wakeup();
  readonly #registries = new Map<number, Promise<void>>();
  /** What was learned of each registry stays for its next task. */
  readonly #paces = new Map<number, ScanPace>();
  #running: Promise<void> | undefined;

  constructor(options: ScanEngineOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running = this.#keepLooking();
  }

  /** A task was opened, or ended early. */
  wake(): void {
    this.#wakeup.call();
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('Scanning was stopped.'));
    await this.#running;
    await Promise.all(this.#registries.values());
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#abort;
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      try {
        if (isFirst) await this.#options.queue.emptyEndedQueues();
        await this.#startTasks();
        await this.#fillWaiting();
        await this.#startRegistries();
      } catch (error) {
        if (!signal.aborted) this.#options.log.error({ err: error }, 'scan tasks could not be started');
      }
      await this.#wakeup.wait(lookEveryMs, signal);
    }
  }

  async #startTasks(): Promise<void> {
    for (;;) {
      const [task] = await this.#options.tasks.startable();
      if (task === undefined || this.#abort.signal.aborted) return;
      await this.#startTask(task);
      await this.#startRegistries();
    }
  }

  async #startTask(task: ScanTask): Promise<void> {
    const { tasks } = this.#options;
    await this.#orFail(task, async () => {
      if (task.filled === 1 || (await this.#fill(task))) await tasks.start(task.id);
    });
  }

  /** Images that somebody named show that they wait, although their task's turn has not come; of others there may be a million. */
  async #fillWaiting(): Promise<void> {
    for (const task of await this.#options.tasks.unfilled()) {
      if (namesImages(JSON.parse(task.scope))) await this.#orFail(task, () => this.#fill(task));
    }
  }

  /** False where it was stopped before its end, or the task was cancelled. */
  #fill(task: ScanTask): Promise<boolean> {
    const { database, conditionsOf } = this.#options;
    return fillQueue(database, conditionsOf, task, this.#abort.signal);
  }

  /** A defect fails this task: those after it are not to wait for what may never come right. */
  async #orFail(task: ScanTask, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.#options.log.error({ err: error, taskId: task.id }, 'a scan task could not be started');
      await this.#options.tasks.fail(task.id, scanError('notStarted').failure);
    }
  }

  async #startRegistries(): Promise<void> {
    const { database } = this.#options;
    const { rows } = await sql<{ registry_id: number }>`
      with recursive queued (registry_id) as (
        select min(registry_id) from scan_queue
        union all
        select (select min(registry_id) from scan_queue q where q.registry_id > queued.registry_id)
          from queued where queued.registry_id is not null
      )
      select registry_id from queued where registry_id is not null and exists (
        select 1 from scan_queue q where q.registry_id = queued.registry_id
          and q.task_id in (select id from scan_tasks where status = 'START')
      )`.execute(database.write);
    for (const { registry_id: id } of rows) {
      if (!this.#registries.has(id)) this.#registries.set(id, this.#guarded(id));
    }
  }

  #paceOf(registryId: number): ScanPace {
    const pace = this.#paces.get(registryId) ?? new ScanPace(this.#options.now);
    this.#paces.set(registryId, pace);
    return pace;
  }

  async #guarded(registryId: number): Promise<void> {
    try {
      await scanRegistry({ ...this.#options, signal: this.#abort.signal, pace: this.#paceOf(registryId) }, registryId);
      // A task may have ended with it, and another one's turn has come. After a defect it waits for the next look.
      this.#wakeup.call();
    } catch (error) {
      if (!this.#abort.signal.aborted)
        this.#options.log.error({ err: error, registryId }, 'scanning ended with an error');
    } finally {
      this.#registries.delete(registryId);
    }
  }
}
