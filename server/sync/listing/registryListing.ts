import { Machine } from '../../concurrency/machine.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryRecord, StoredRegistry } from '../../store/registryRepository.ts';
import type { SyncRun } from '../../store/syncRuns.ts';
import type { ListingDependencies } from './listingJob.ts';
import { type ListingAct, type ListingEvent, type ListingState, listingTable } from './listingTable.ts';
import { type Listed, listRun, storeEnd } from './listRun.ts';

/** The whole registry, or one repository by its id. */
type ListingSubject = 'registry' | number;

/** Stores a run that is to be listed. */
type OpenRun = (registry: RegistryRecord) => Promise<SyncRun>;

/** What of a registry's sync its listings reach. */
interface ListingHooks {
  /** How the registry is reached, anew with each listing. */
  readonly target: (stored: StoredRegistry) => RegistryTarget;
  /** Called when images wait for intake. */
  readonly onWaiting: () => void;
  /** Called when a listing has ended and that is stored. */
  readonly onEnded: (listed: Listed) => Promise<void>;
}

/** One registry's listings, at most one at a time: what `listingTable` says, with the work that it takes. */
export class RegistryListing {
  readonly #registryId: number;
  readonly #dependencies: ListingDependencies;
  readonly #hooks: ListingHooks;
  readonly #machine: Machine<ListingState, ListingEvent, ListingAct>;
  readonly #abort = new AbortController();
  /** What is asked for at this moment, and what waits, each once and in the order in which it was asked for. */
  #asked: readonly [ListingSubject, OpenRun] | undefined;
  readonly #queue = new Map<ListingSubject, OpenRun>();
  /** What is under way, and the work that it goes on with: it is opened, listed, and its end is stored. */
  #subject: ListingSubject | undefined;
  #next: () => Promise<ListingEvent> = async () => 'notOpened';
  #working: Promise<void> = Promise.resolve();
  /** Resolves once the next run is stored, or none is to be. */
  #opening = Promise.withResolvers<void>();

  constructor(registryId: number, dependencies: ListingDependencies, hooks: ListingHooks) {
    this.#registryId = registryId;
    this.#dependencies = dependencies;
    this.#hooks = hooks;
    this.#machine = new Machine(listingTable, 'idle', {
      queue: () => this.#asked && this.#queue.set(...this.#asked),
      openNext: () => this.#openNext(),
      answer: () => this.#answer(),
      list: () => this.#work(),
      storeEnd: () => this.#work(),
      dropWaiting: () => this.#queue.clear(),
      abort: () => this.#abort.abort(new Error('The sync was stopped.')),
    });
  }

  /** Has something listed. Returns once its run is stored, and at once where that waits for another listing. */
  async want(subject: ListingSubject, openRun: OpenRun): Promise<void> {
    this.#asked = [subject, openRun];
    this.#machine.send(this.#subject === undefined || this.#subject === subject ? 'wanted' : 'otherWanted');
    const { state } = this.#machine;
    if (state === 'opening' || state === 'ending') await this.#opening.promise;
  }

  /** Ends what is under way where it is. */
  async stop(): Promise<void> {
    this.#machine.send('stop');
    while (this.#machine.state !== 'stopped') await this.#working;
  }

  #answer(): void {
    this.#opening.resolve();
    this.#opening = Promise.withResolvers();
  }

  #openNext(): void {
    const [next] = this.#queue;
    this.#subject = next?.[0];
    if (next === undefined) {
      this.#machine.send('nothingWaits');
      return;
    }
    const [subject, openRun] = next;
    this.#queue.delete(subject);
    this.#next = () => this.#open(openRun);
    this.#work();
  }

  /** Work throws nothing: it ends with what it has come to. */
  #work(): void {
    this.#working = this.#next().then((event) => this.#machine.send(event));
  }

  async #open(openRun: OpenRun): Promise<ListingEvent> {
    try {
      const stored = await this.#dependencies.registries.findWhole(this.#registryId);
      if (stored === undefined || stored.registry.paused === 1) return 'notOpened';
      const run = await openRun(stored.registry);
      this.#next = () => this.#list(run, stored);
      return 'opened';
    } catch (error) {
      this.#logDefect(error, 'a listing could not be begun');
      return 'notOpened';
    }
  }

  async #list(run: SyncRun, stored: StoredRegistry): Promise<ListingEvent> {
    const { target, onWaiting } = this.#hooks;
    const { signal } = this.#abort;
    const listed = await listRun(this.#dependencies, { run, stored, target, signal, onWaiting });
    this.#next = () => this.#storeEnd(listed);
    if ('outcome' in listed) return 'listed';
    return run.repository_id === null ? 'failed' : 'repositoryFailed';
  }

  async #storeEnd(listed: Listed): Promise<ListingEvent> {
    try {
      await storeEnd(this.#dependencies, listed);
      await this.#hooks.onEnded(listed);
    } catch (error) {
      this.#logDefect(error, 'how a listing ended could not be stored');
    }
    return 'ended';
  }

  #logDefect(error: unknown, what: string): void {
    this.#dependencies.log.error({ err: error, registryId: this.#registryId }, what);
  }
}
