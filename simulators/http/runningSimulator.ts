import type { World } from '../world/world.ts';
import type { Answer } from './answer.ts';
import type { Faults } from './faults.ts';

/** A request that a simulator has seen. */
export interface LoggedRequest {
  readonly method: string;
  /** The target exactly as it was sent, query included. */
  readonly path: string;
  /** The user name that was given, right or wrong; null without one. */
  readonly user: string | null;
  /** Null where no status was ever sent: cut or hanging. */
  readonly status: number | null;
}

/** A simulated registry that listens. */
export interface RunningSimulator {
  readonly host: string;
  readonly port: number;
  /** Such as `http://127.0.0.1:18082`. */
  readonly url: string;
  readonly world: World;
  readonly faults: Faults;
  /** Every request, in the order in which they were answered; empty it with `requests.length = 0`. */
  readonly requests: LoggedRequest[];
  /** Port of the plain-HTTP listener that sends to HTTPS; null without one. */
  readonly httpRedirectPort: number | null;
  /** Over TLS: shows another certificate from the next connection on. Throws over plain HTTP. */
  present(identity: TlsIdentity): void;
  /** Cuts what is open and stops listening. */
  close(): Promise<void>;
}

export interface TlsIdentity {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
}

export interface ListenOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly tls?: TlsIdentity | undefined;
  /** With `tls`: a plain-HTTP port whose only answer is 308 to the HTTPS address (0: a free one). */
  readonly httpRedirectPort?: number;
  /** How long it takes to put an answer together, ms. Absent: no time. */
  readonly pace?: ((answer: Answer) => number) | undefined;
}
