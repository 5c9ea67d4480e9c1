import type { Answer, FaultView } from '../http/answer.ts';
import type { World } from '../world/world.ts';
import type { Caller } from './caller.ts';
import type { Tokens } from './tokens.ts';

/** `unreachable`: nothing listens there; `failing`: it answers 500. */
export type Scanner = 'on' | 'off' | 'unreachable' | 'failing';

/** What a simulated Quay is like. */
export interface Site {
  readonly world: World;
  readonly tokens: Tokens;
  /** The configured host name, which need not be the one that it is reached under. */
  readonly serverName: string;
  readonly anonymousAccess: boolean;
  readonly scanner: Scanner;
  /** The address under which the simulator is reached. */
  readonly url: () => string;
}

/** One request to `/api/v1`. */
export interface Call {
  readonly site: Site;
  readonly caller: Caller;
  readonly query: URLSearchParams;
  readonly faults: FaultView;
  /** What the path's pattern caught, decoded. */
  readonly params: readonly string[];
}

export type Endpoint = (call: Call) => Answer;

/** Quay's idea of a boolean parameter. */
export function isTrue(value: string | null): boolean {
  return !['false', 'False', 'FALSE', '0', 'null', '', null].includes(value);
}
