import type { Fault } from '#simulators/http/faults.ts';
import type { Random } from '#simulators/world/random.ts';
import type { Totals } from './front.ts';
import type { WorldKind } from './worldKinds.ts';

/** What is wrong with a registry, and how the front deals with its totals meanwhile. */
interface Troubles {
  readonly faults: readonly Fault[];
  readonly totals: Totals;
}

/**
 * Draws what goes wrong with a registry for a while; some of it at once, some of it now and then. Without `mayHide` nothing
 * does that makes whole lists look shorter than they are.
 */
export function drawTroubles(random: Random, kind: WorldKind, mayHide: boolean): Troubles {
  if (mayHide && random.chance(0.15)) return { faults: kind.emptied, totals: 'kept' };
  if (mayHide && random.chance(0.5)) {
    // Totals still tell, where there are any.
    return { faults: [hiding(random, kind), ...failing(random, kind)], totals: 'kept' };
  }
  const totals = random.pick<Totals>(['kept', 'kept', 'stripped', 'tooMany', 'tooFew', 'changing']);
  return { faults: [...failing(random, kind), ...failing(random, kind)], totals };
}

/** Answers that hold less than there is. Single images are asked for beside them, and told truly. */
function hiding(random: Random, { lists }: WorldKind): Fault {
  const scope = { path: random.pick(lists), ...nowAndThen(random) };
  return random.pick<() => Fault>([
    () => ({ kind: 'shortened', by: random.pick([1, 2, 20]), ...scope }),
    () => ({ kind: 'firstPageAgain', ...scope }),
    () => ({ kind: 'wrongPassword', ...scope }),
    () => ({ kind: 'deadToken', ...scope }),
    () => ({ kind: 'nonAdmin', ...scope }),
  ])();
}

/** Answers that are none. */
function failing(random: Random, { lists, others }: WorldKind): Fault[] {
  if (random.chance(0.4)) return [];
  const path = random.pick([...lists, ...others]);
  const scope = { ...nowAndThen(random), ...(random.chance(0.8) ? { path } : {}) };
  const fault = random.pick<() => Fault>([
    () => ({ kind: 'html', status: random.pick([200, 403, 404, 502]), ...scope }),
    () => ({ kind: 'status', status: random.pick([401, 500, 502, 503]), ...scope }),
    () => ({ kind: 'answer', status: random.pick([200, 401, 403, 404]), body: {}, ...scope }),
    () => ({ kind: 'cut', ...scope }),
    () => ({ kind: 'cut', afterBytes: random.between(0, 200), ...scope }),
    () => ({ kind: 'brokenJson', ...scope }),
    () => ({ kind: 'staleCursor', ...scope }),
  ])();
  return [fault];
}

function nowAndThen(random: Random): Pick<Fault, 'every' | 'times'> {
  return {
    ...(random.chance(0.6) ? { every: random.between(2, 9) } : {}),
    ...(random.chance(0.5) ? { times: random.between(1, 4) } : {}),
  };
}
