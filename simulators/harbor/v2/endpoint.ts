import type { Answer } from '../../http/answer.ts';
import type { World } from '../../world/world.ts';
import type { AccessRules } from '../access.ts';
import type { Principal } from '../login.ts';
import type { RequestPath } from '../requestPath.ts';
import type { FlavourFacts } from './flavour.ts';

/** One request to an endpoint, with all that it may need. */
export interface Call {
  readonly world: World;
  readonly facts: FlavourFacts;
  readonly rules: AccessRules;
  readonly principal: Principal;
  readonly at: RequestPath;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The address under which the simulator is reached. */
  readonly url: string;
  /** The path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Endpoint {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Under /api/v2.0, `{name}` for a parameter; `{name:number}` takes digits only. */
  readonly path: string;
  /** Media type that the Accept header has to allow (2.0.6 does not check). */
  readonly produces?: 'text/plain';
  /** Only in the older half of 2.0, or only after it; else in all. */
  readonly only?: 'legacy' | 'modern';
  readonly handle: (call: Call) => Answer;
}
