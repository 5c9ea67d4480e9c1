import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import type { SessionIdentity } from '../features/session/sessionService.ts';

/** What the middlewares hand on to the routes. */
export interface HttpEnvironment {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    log: Logger;
    /** From where the request came, as far as that is known. */
    address: string;
    /** Whether somebody on this machine sent it, without a proxy in between. */
    isLocal: boolean;
    /** Who is signed in, on routes of the console's API; null for nobody. */
    session: SessionIdentity | null;
    /** The request's body. */
    body: string;
    /** The action, once known, for the access log; parameters never go there. */
    action?: string;
  };
}
