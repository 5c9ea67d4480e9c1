/** What follows when something happens in a state: the next state, and what is done on the way there. */
interface Step<State extends string, Act extends string> {
  readonly to: State;
  readonly does: readonly Act[];
}

/** What follows in each state from each event; what is not named cannot happen there. */
export type Transitions<State extends string, Event extends string, Act extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, Step<State, Act>>>>>
>;

/** A row's cell: `go('listing', 'list')`. */
export function go<State extends string, Act extends string = never>(to: State, ...does: Act[]): Step<State, Act> {
  return { to, does };
}

/** Walks a table of transitions: an event leads to a state, and has done what stands there, at once and as a whole. */
export class Machine<State extends string, Event extends string, Act extends string> {
  readonly #table: Transitions<State, Event, Act>;
  readonly #acts: Readonly<Record<Act, () => void>>;
  #state: State;

  /** Acts are done once the state has changed; what takes time begins there, and ends with an event of its own. */
  constructor(table: Transitions<State, Event, Act>, initial: State, acts: Readonly<Record<Act, () => void>>) {
    this.#table = table;
    this.#state = initial;
    this.#acts = acts;
  }

  get state(): State {
    return this.#state;
  }

  /** Throws where the table says that the event cannot happen now, which is a defect. */
  send(event: Event): void {
    const step = this.#table[this.#state][event];
    if (step === undefined) throw new Error(`“${event}” cannot happen while “${this.#state}”.`);
    this.#state = step.to;
    for (const act of step.does) this.#acts[act]();
  }
}
