import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { TlsIdentity } from '../../http/runningSimulator.ts';

/** Debian's package of distribution, and its command; upstream's own is called `registry`. */
const debianPackage = 'docker-registry';
const commands = [debianPackage, 'registry'];

/** Why a test that needs a real registry is skipped; one line, for whoever reads the run. */
export const noRealRegistry = `Skipped: no ${debianPackage} was found, and none could be installed.`;

/** Throwaway: it guards nothing. The hash is what `htpasswd -nbBC 4` makes of it. */
export const realAccount = {
  userName: 'admin',
  password: 'real-registry-12345',
  hash: '$2y$04$FYZaw571pkCcOr//eGKtTezSAiubBQrTL/lJlcAAsYe00TbQIAbEK',
} as const;

interface RealRegistryOptions {
  readonly tls?: TlsIdentity | undefined;
  /** Whether anybody may read and push without an account. */
  readonly anonymous?: boolean;
}

export interface RealRegistry {
  readonly host: string;
  readonly port: number;
  /** Such as `https://127.0.0.1:5443`. */
  readonly url: string;
  close(): Promise<void>;
}

/** The command of a real distribution registry, installed from Debian where we are root; undefined where there is none to be had. */
export function findRealRegistry(): string | undefined {
  return find() ?? install();
}

function find(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  // Two tests may want it at once, and a fresh machine may still be updating itself.
  const quietly = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', debianPackage]]) {
    const { status } = spawnSync('apt-get', [...quietly, ...step], { stdio: 'ignore', timeout: 3 * 60_000 });
    if (status !== 0) return undefined;
  }
  return find();
}

/** Starts an empty registry on a free port, with images that can be deleted, in a folder that goes with it. */
export async function startRealRegistry(command: string, options: RealRegistryOptions = {}): Promise<RealRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'real-registry-'));
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const { tls, anonymous = false } = options;
  const config = {
    version: '0.1',
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(folder, 'storage') }, delete: { enabled: true } },
    http: {
      addr: '127.0.0.1:0',
      ...(tls && { tls: { certificate: file('tls.pem', tls.cert), key: file('tls.key', tls.key) } }),
    },
    ...(anonymous
      ? {}
      : {
          auth: {
            htpasswd: {
              realm: 'registry',
              path: file('htpasswd', `${realAccount.userName}:${realAccount.hash}\n`),
            },
          },
        }),
  };
  // JSON is YAML, too.
  const child = spawn(command, ['serve', file('config.yml', JSON.stringify(config))], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await portOf(child);
    return { host: '127.0.0.1', port, url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The registry writes where it listens into its log. */
function portOf(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let output = '';
  const read = (chunk: unknown) => {
    output += String(chunk);
    const port = /listening on 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
    if (port === undefined) return;
    output = '';
    resolve(Number(port));
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('error', reject);
  child.once('exit', () => reject(new Error(`The registry ended: ${output}`)));
  return promise;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}
