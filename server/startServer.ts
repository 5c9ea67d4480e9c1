import { randomInt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { buildServer, type ServerDependencies } from './buildServer.ts';
import type { Config } from './config.ts';
import { type Answer, createListener } from './http/listener.ts';
import { OwnCertificate } from './http/tls/ownCertificate.ts';
import { createUpgradeApp } from './http/upgrade/upgradeApp.ts';
import { UpgradeWatch } from './http/upgrade/upgradeWatch.ts';
import { KeyRotation } from './rotation/keyRotation.ts';
import { DataFolder } from './store/dataFolder.ts';

export interface RunningServer {
  readonly url: string;
  /** Whether the administrator is still to be created, and the code that callers from elsewhere need. */
  readonly setupCode: string | null;
  /** Resolves with why where the server cannot go on: its process should end, and a new one be started. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

/** What stands in for usual dependencies and periods. */
export interface StartOptions extends Partial<ServerDependencies> {
  readonly upgradePeriodMs?: number;
  /** How often the files of the server's certificate are looked at, ms. */
  readonly certificateEveryMs?: number;
}

/** Without letters or digits that look alike: it is typed from a terminal. */
function newSetupCode(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/**
 * Keeps the data to itself, binds the port, opens the database, goes on with interrupted syncs, and only then answers; while it
 * upgrades an earlier version's database, it says so. Nothing is begun by a server that cannot be: not where another has the data
 * or the port. `other` stands in for usual dependencies; a database among them stays open.
 */
export async function startServer(config: Config, log: Logger, other: StartOptions = {}): Promise<RunningServer> {
  const certificate = config.tls === undefined ? null : await OwnCertificate.read(config.tls, log);
  const folder = new DataFolder(config.dataDir);
  const upgrade = new UpgradeWatch(log, other.upgradePeriodMs);
  const { fetch: tellUpgrade } = createUpgradeApp({
    allowedHosts: config.allowedHosts,
    log,
    status: () => upgrade.status,
  });
  const started = Promise.withResolvers<Answer>();
  const upgrading = upgrade.isLong.then(() => tellUpgrade);
  // Whoever asks waits for the server; where it is upgraded for long, for its word on that.
  const answer: Answer = async (...call) => (await Promise.race([started.promise, upgrading]))(...call);
  const listener = createListener(answer, {
    log,
    certificate,
    certificateEveryMs: other.certificateEveryMs,
    connectionLimits: other.connectionLimits,
  });

  let stop = async () => {};
  const close = async () => {
    await listener.close();
    upgrade.stop();
    await stop();
    await folder.close();
  };
  try {
    const port = await listener.listen(config.port, config.host);
    const data = await folder.open(config.key, upgrade.heed, other.database);
    upgrade.end();
    for (const warning of data.warnings) log.warn(warning);
    const setupCode = config.waivesSetupCode ? null : newSetupCode();
    const parts = buildServer({
      database: data.database,
      secrets: data.keys,
      derivationRoot: data.derivationRoot,
      dataId: data.id,
      setupCode,
      allowLoopback: config.allowLoopback,
      nat64Prefixes: config.nat64Prefixes,
      allowedHosts: config.allowedHosts,
      trustedProxies: config.trustedProxies,
      publicUrl: config.publicUrl,
      identityProvider: config.identityProvider,
      consoleRoot: join(import.meta.dirname, '../dist'),
      auditLog: config.auditLog,
      log,
      lookUp: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
      now: Date.now,
      random: Math.random,
      ...other,
    });
    const source = { dataDir: config.dataDir, ...config.key };
    const { app, administrator, audit } = parts;
    const rotation = new KeyRotation({ database: data.database, keys: data.keys, source, audit, log });
    stop = () => stopParts(parts, rotation);
    await startParts(parts, rotation, config.adminPassword);
    started.resolve(app.fetch);
    const name = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      url: `${certificate === null ? 'http' : 'https'}://${name}:${port}/`,
      setupCode: (await administrator.isThere()) ? null : setupCode,
      lost: data.database.lost,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type ServerParts = ReturnType<typeof buildServer>;

/** Goes on with what an earlier process left, then starts what runs by itself. */
async function startParts(parts: ServerParts, rotation: KeyRotation, adminPassword: string | undefined): Promise<void> {
  await parts.auditChain.open();
  if (adminPassword !== undefined) await parts.administrator.ensure(adminPassword);
  await parts.sync.start();
  await parts.removal.start();
  parts.reports.start();
  parts.scans.start();
  parts.baseCounter.start();
  parts.decisionPropagator.start();
  parts.sweeper.start();
  rotation.start();
  // Nobody waits for it: a provider that is away stops no server.
  void parts.identityProvider?.prepare();
}

async function stopParts(parts: ServerParts, rotation: KeyRotation): Promise<void> {
  await rotation.stop();
  parts.diagnoses.stop();
  await parts.passwords.close();
  await parts.webFetch.close();
  await parts.decisionPropagator.stop();
  await Promise.all([parts.scans.stop(), parts.reports.stop()]);
  await parts.baseCounter.stop();
  await parts.sweeper.stop();
  await parts.sync.stop();
  await parts.inspection.close();
  await parts.removal.stop();
  await parts.auditChain.stop();
}
