import type { Answer } from '../../http/answer.ts';
import type { World } from '../../world/world.ts';
import type { Principal } from '../login.ts';
import type { RequestPath } from '../requestPath.ts';

/** Harbor 1.10, the last 1.x line. */
export const version = 'v1.10.18-31547ec5';

/** Robots of 1.x belong to one project, pull and push, and list nothing. */
export const rules = { robotsCanList: false } as const;

/** One request to an endpoint, with all that it may need. */
export interface Call {
  readonly world: World;
  readonly principal: Principal;
  readonly at: RequestPath;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
}

/** `prepared`: the request got as far as the controller's body; only then does Harbor 1.x set its `_xsrf` cookie. */
export interface PreparedAnswer extends Answer {
  readonly prepared: boolean;
}

export interface Endpoint {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** Under /api, as matchPath.ts reads it. */
  readonly path: string;
  readonly handle: (call: Call) => PreparedAnswer;
}
