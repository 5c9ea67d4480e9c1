import { randomInt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { buildServer, type ServerDependencies } from './buildServer.ts';
import type { Config } from './config.ts';
import { answerBadRequests } from './http/badRequests.ts';
import { boundConnections, connectionLimits, serverOptions } from './http/connections.ts';
import { openData } from './store/openData.ts';

export interface RunningServer {
  readonly url: string;
  /** Whether the administrator is still to be created, and the code that callers from elsewhere need. */
  readonly setupCode: string | null;
  /** Resolves with why where the server cannot go on: its process should end, and a new one be started. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/** Without letters or digits that look alike: it is typed from a terminal. */
function newSetupCode(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/**
 * Opens the database, binds the port, goes on with interrupted syncs, and only then answers. Nothing is begun by a server
 * that cannot be: not where another has the data or the port. `other` stands in for usual dependencies; a database
 * among them stays open.
 */
export async function startServer(
  config: Config,
  log: Logger,
  other: Partial<ServerDependencies> = {},
): Promise<RunningServer> {
  const { dataDir, secretKey: fromEnvironment, replaceSecretKey: replaceLost } = config;
  const data = await openData({ dataDir, fromEnvironment, replaceLost }, other.database);
  for (const warning of data.warnings) log.warn(warning);
  const setupCode = newSetupCode();
  const { app, sync, removal, scans, sweeper, sessions, diagnoses } = buildServer({
    database: data.database,
    secretKey: data.secretKey,
    dataId: data.id,
    setupCode,
    allowLoopback: config.allowLoopback,
    nat64Prefixes: config.nat64Prefixes,
    allowedHosts: config.allowedHosts,
    consoleRoot: join(import.meta.dirname, '../dist'),
    log,
    lookUp: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
    now: Date.now,
    random: Math.random,
    ...other,
  });
  const started = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<void>();
  const answer: typeof app.fetch = async (...call) => started.promise.then(() => app.fetch(...call));
  const limits = { ...connectionLimits, ...other.connectionLimits };
  const server = createServer(serverOptions(limits), getRequestListener(answer, { autoCleanupIncoming: false }));
  boundConnections(server, limits);
  answerBadRequests(server, log, Date.now);
  server.once('error', listening.reject);
  server.listen(config.port, config.host, listening.resolve);

  const close = async () => {
    server.close();
    server.closeAllConnections();
    diagnoses.stop();
    await sessions.stop();
    await scans.stop();
    await sweeper.stop();
    await sync.stop();
    await removal.stop();
    await data.close();
  };
  try {
    await listening.promise;
    const { port } = server.address() as AddressInfo;
    if (config.adminPassword !== undefined) await sessions.ensureAdministrator(config.adminPassword);
    await sync.start();
    await removal.start();
    scans.start();
    sweeper.start();
    started.resolve();
    const { setupRequired } = await sessions.describe(undefined, { address: '', local: true });
    const name = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      url: `http://${name}:${port}/`,
      setupCode: setupRequired ? setupCode : null,
      lost: data.database.lost,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
