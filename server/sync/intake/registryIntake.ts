import { Machine } from '../../concurrency/machine.ts';
import { type IntakeDependencies, type IntakeEnd, takeIn } from './intakeRound.ts';
import { type IntakeAct, type IntakeEvent, type IntakeState, intakeTable } from './intakeTable.ts';
import { PartBackOffs } from './partBackOffs.ts';

/** How long the intake backs off after a defect of this server, such as a full disk, ms. */
const defectBackOffMs = 60_000;
/** A timer of Node holds 24.8 days at most; waking early only means looking again. */
const longestTimerMs = 2 ** 31 - 1;

/** One registry's intake: what `intakeTable` says, with the work that it takes. */
export class RegistryIntake {
  readonly #registryId: number;
  readonly #dependencies: IntakeDependencies;
  readonly #machine: Machine<IntakeState, IntakeEvent, IntakeAct>;
  readonly #backOffs = new PartBackOffs();
  readonly #abort = new AbortController();
  #taking: Promise<void> = Promise.resolve();
  /** What taking in ended with: when something is to be done again; null where nobody knows. */
  #sleepsUntil: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(registryId: number, dependencies: IntakeDependencies) {
    this.#registryId = registryId;
    this.#dependencies = dependencies;
    this.#machine = new Machine(intakeTable, 'idle', {
      take: () => {
        this.#taking = this.#take().then((event) => this.#machine.send(event));
      },
      sleep: () => this.#sleep(),
      wake: () => clearTimeout(this.#timer),
      abort: () => this.#abort.abort(new Error('The intake was stopped.')),
    });
  }

  /** Images may wait: looks for them, unless it backs off. */
  wake(): void {
    this.#machine.send('woken');
  }

  /** A person changed what may have held it up. */
  recheck(): void {
    this.#backOffs.clear();
    this.#machine.send('recheck');
  }

  /** Ends what is being read where it is. */
  async stop(): Promise<void> {
    this.#machine.send('stop');
    await this.#taking;
  }

  /** A defect must not end it: images would wait until the server is started again. */
  async #take(): Promise<IntakeEvent> {
    const { now, log } = this.#dependencies;
    const { signal } = this.#abort;
    try {
      const end = await takeIn({
        ...this.#dependencies,
        registryId: this.#registryId,
        backOffs: this.#backOffs,
        signal,
      });
      return this.#eventOf(end);
    } catch (error) {
      if (signal.aborted) return 'nothingWaits';
      log.error({ err: error, registryId: this.#registryId }, 'images could not be taken in');
      this.#sleepsUntil = now() + defectBackOffMs;
      return 'failed';
    }
  }

  #eventOf(end: IntakeEnd): IntakeEvent {
    switch (end.kind) {
      case 'nothing':
        return 'nothingWaits';
      case 'notYet':
        this.#sleepsUntil = end.at;
        return 'notYet';
      case 'backingOff':
        this.#sleepsUntil = end.until;
        return 'failed';
    }
  }

  #sleep(): void {
    if (this.#sleepsUntil === null) return;
    const ms = Math.max(this.#sleepsUntil - this.#dependencies.now(), 1);
    this.#timer = setTimeout(() => this.#machine.send('timeCame'), Math.min(ms, longestTimerMs));
  }
}
