import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Pool } from 'undici';
import type { RegistryTarget } from '../../../domain/registryTarget.ts';
import { type DialOptions, dial } from './dial.ts';
import { type LookUp, resolveTarget } from './resolveAddress.ts';
import { trustFor } from './trustStore.ts';

interface PoolOptions extends Omit<DialOptions, 'trust'> {
  readonly connections: number;
  readonly lookUp: LookUp | undefined;
  readonly onConnected: (socket: Socket) => void;
  /** Ends what is being dialled. */
  readonly signal: AbortSignal;
}

/** Connections to one registry, dialled as its target says. */
export function createRegistryPool(origin: string, target: RegistryTarget, options: PoolOptions): Pool {
  const resolving = { ...options, lookUp: options.lookUp ?? (async () => []) };
  let trust: SecureContext | undefined;
  const dialOptions = {
    ...options,
    // Costly where the registry has an authority of its own: once per pool, not per connection.
    trust: () => {
      trust ??= trustFor(target.caCertificate);
      return trust;
    },
  };
  return new Pool(origin, {
    connections: options.connections,
    // The whole call has one deadline of ours; undici's would restart with every byte that drips in.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_options, done) => {
      resolveTarget(target, resolving)
        .then((reachable) => dial(reachable, dialOptions, options.signal))
        .then((socket) => {
          options.onConnected(socket);
          done(null, socket);
        })
        .catch((error: Error) => done(error, null));
    },
  });
}
