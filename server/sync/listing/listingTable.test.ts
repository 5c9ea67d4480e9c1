import { expect, test } from 'vitest';
import { Machine } from '../../concurrency/machine.ts';
import { after, everySituation } from '../../testing/everySituation.ts';
import { type ListingAct, type ListingEvent, type ListingState, listingTable } from './listingTable.ts';

type Subject = 'registry' | 'repository';
type Happening = `ask for ${Subject}` | 'stop' | `work: ${ListingEvent}`;

/** A registry's listings without the work: what is asked for, and what becomes of it. */
class Listings {
  readonly queue = new Set<Subject>();
  subject: Subject | undefined;
  asked: Subject = 'registry';
  /** What is being worked at; what may come of it. */
  work: 'open' | 'list' | 'end' | undefined;
  /** What somebody asked for and what no run that began since has listed. */
  readonly owed = new Set<Subject>();
  readonly machine: Machine<ListingState, ListingEvent, ListingAct>;

  constructor() {
    this.machine = new Machine(listingTable, 'idle', {
      queue: () => this.queue.add(this.asked),
      openNext: () => {
        const [next] = this.queue;
        this.subject = next;
        if (next === undefined) this.machine.send('nothingWaits');
        else {
          this.queue.delete(next);
          this.begin('open');
        }
      },
      answer: () => undefined,
      list: () => this.begin('list'),
      storeEnd: () => this.begin('end'),
      dropWaiting: () => {
        this.queue.clear();
        this.owed.clear();
      },
      abort: () => undefined,
    });
  }

  begin(work: 'open' | 'list' | 'end'): void {
    if (this.work !== undefined) throw new Error(`${work} begins while ${this.work} is under way.`);
    this.work = work;
  }

  /** All that may happen now. */
  happenings(): Happening[] {
    const outcomes = {
      open: ['work: opened', 'work: notOpened'],
      list: ['work: listed', 'work: failed', 'work: repositoryFailed'],
      end: ['work: ended'],
    } as const;
    return ['ask for registry', 'ask for repository', 'stop', ...(this.work ? outcomes[this.work] : [])];
  }

  happen(happening: Happening): void {
    if (happening === 'stop') this.machine.send('stop');
    else if (happening === 'ask for registry') this.ask('registry');
    else if (happening === 'ask for repository') this.ask('repository');
    else this.workEnds(happening.slice('work: '.length) as ListingEvent);
  }

  ask(subject: Subject): void {
    this.asked = subject;
    // A run that is being listed sees what is there; one that is over before it was asked for does not.
    const isSeen = this.machine.state === 'listing' && this.subject === subject;
    if (!isSeen) this.owed.add(subject);
    this.machine.send(this.subject === undefined || this.subject === subject ? 'wanted' : 'otherWanted');
  }

  workEnds(event: ListingEvent): void {
    this.work = undefined;
    // What was not to be listed after all is owed to nobody, and all that was opened is being listed now.
    if ((event === 'opened' || event === 'notOpened') && this.subject) this.owed.delete(this.subject);
    this.machine.send(event);
  }

  key(): string {
    return JSON.stringify([this.machine.state, this.subject, [...this.queue], this.work, [...this.owed].sort()]);
  }
}

const begin = () => new Listings();
const listingsAfter = (path: readonly Happening[]) => after(begin, path);
/** Each made anew, as a test may change it. */
const situations = () => everySituation(begin).map((path) => ({ path, listings: listingsAfter(path) }));

test('nothing that can happen in any situation is left without an answer, and one work is under way at most', () => {
  // Every step of every path was sent: the machine throws where the table says that it cannot happen.
  expect(situations().length).toBeGreaterThan(30);
});

test('every cell of the table is reached: none is there for nothing', () => {
  const reached = new Set(
    situations().flatMap(({ path, listings }) => {
      const { state } = listings.machine;
      return listings.happenings().flatMap((happening) => {
        const sent: string[] = [];
        const probe = listingsAfter(path);
        const send = probe.machine.send.bind(probe.machine);
        probe.machine.send = (event) => {
          sent.push(`${probe.machine.state} ${event}`);
          send(event);
        };
        probe.happen(happening);
        expect(sent[0]).toContain(state);
        return sent;
      });
    }),
  );
  const cells = Object.entries(listingTable).flatMap(([state, row]) =>
    Object.keys(row).map((event) => `${state} ${event}`),
  );
  expect(cells.filter((cell) => !reached.has(cell))).toEqual([]);
});

test('whoever asks is answered by a run that was not over yet, unless the registry failed or is stopped', () => {
  for (const { path, listings } of situations()) {
    const { state } = listings.machine;
    if (state === 'idle') expect([...listings.owed], path.join(', ')).toEqual([]);
    if (state === 'stopping' || state === 'stopped') continue;
    // What is owed is being opened, or waits for its turn.
    for (const subject of listings.owed) {
      const comes = listings.queue.has(subject) || (state === 'opening' && listings.subject === subject);
      expect(comes, path.join(', ')).toBe(true);
    }
  }
});

test('a stop ends everything once what is under way has ended, and nothing begins after it', () => {
  for (const { path, listings } of situations()) {
    listings.happen('stop');
    for (let steps = 0; listings.work !== undefined && steps < 5; steps += 1) {
      const outcome = listings.happenings().find((happening) => happening.startsWith('work: '));
      if (outcome !== undefined) listings.happen(outcome);
    }
    expect(listings.machine.state, path.join(', ')).toBe('stopped');
    listings.happen('ask for registry');
    expect([listings.machine.state, listings.work]).toEqual(['stopped', undefined]);
  }
});
