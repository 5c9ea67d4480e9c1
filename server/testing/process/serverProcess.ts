import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ActionName, RequestOf, ResponseOf } from '#contract/actions/actions.ts';
import { adminPassword } from '../adminPassword.ts';
import { signIn } from '../users/signIn.ts';

/** A server in a process of its own, so that it can be killed and its memory measured. */
export interface ServerProcess {
  readonly pid: number;
  readonly url: string;
  /** An action that must succeed, as the administrator. */
  call<Name extends ActionName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>>;
  /** Ends it, by default as `kill -9` does; returns once it is gone. */
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

interface ServerProcessOptions {
  readonly dataDir: string;
  /** Default `server/main.ts`, as `npm start` runs it. */
  readonly script?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options for Node itself. */
  readonly nodeOptions?: readonly string[];
}

/** Node's own options as `npm start` gives them: what is measured here is what runs. */
function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return String(scripts.start)
    .split(' ')
    .filter((part) => part.startsWith('--'));
}

/** A process that was started and is not awaited yet. */
interface StartedProcess {
  readonly pid: number;
  /** What of its output fits this; rejects if it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it, by default as `kill -9` does; returns once it is gone. */
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts a server, and does not wait for it. */
export function spawnServer(options: ServerProcessOptions): StartedProcess {
  const { dataDir, script = 'server/main.ts', environment = {}, nodeOptions = [] } = options;
  const child = spawn(process.execPath, [...startOptions(), ...nodeOptions, script], {
    env: {
      ...process.env,
      MOORING_PORT: '0',
      MOORING_DATA_DIR: dataDir,
      MOORING_ALLOW_LOOPBACK: '1',
      MOORING_ADMIN_PASSWORD: adminPassword,
      MOORING_LOG: 'json',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  return {
    pid: child.pid ?? 0,
    says(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
      const look = () => {
        const found = pattern.exec(output);
        if (found !== null) resolve(found);
      };
      look();
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`The server ended before it said ${pattern}: ${output}`)));
      return promise;
    },
    async end(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}

/** Resolves once the server listens; rejects if it ends before. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const started = spawnServer(options);
  const [, url = ''] = await started.says(/Mooring is at (\S+)\n/);

  let cookie: string | undefined;

  return {
    pid: started.pid,
    url,
    async call(name, request) {
      cookie ??= await signIn(url);
      const answer = await fetch(new URL(`/api/${name}`, url), {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as ResponseOf<typeof name>;
    },
    end: started.end,
  };
}
