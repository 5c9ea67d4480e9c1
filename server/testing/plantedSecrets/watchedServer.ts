import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionName, RequestOf, ResponseOf } from '#contract/actions/actions.ts';

/** Bytes that something left behind, one sign a byte. */
export interface Trace {
  readonly place: string;
  readonly bytes: string;
}

/** A caller with cookies of its own, as a browser is. */
export interface Visitor {
  /** What was answered, whatever the status. With `untold`, the answer is one that tells a secret to whom it is for, once. */
  send(method: string, path: string, body?: unknown, untold?: 'untold'): Promise<Response>;
  call<Name extends ActionName>(name: Name, request: RequestOf<Name>, untold?: 'untold'): Promise<ResponseOf<Name>>;
  readonly cookie: string;
}

/** A server in a process of its own, of which everything is kept that it says to anybody. */
export interface WatchedServer {
  readonly url: string;
  readonly output: () => string;
  visitor(): Visitor;
  /** Keeps an answer that something else than a visitor got. */
  heard(place: string, text: string): void;
  /** Everything at this moment: output, answers, files of the data folder, and what the system shows of the process. */
  traces(): readonly Trace[];
  stop(): Promise<void>;
}

const latin1 = (text: string) => Buffer.from(text).toString('latin1');

export async function startWatchedServer(dataDir: string, environment: Record<string, string>): Promise<WatchedServer> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: {
      PATH: process.env.PATH ?? '',
      MOORING_PORT: '0',
      MOORING_DATA_DIR: dataDir,
      MOORING_ALLOW_LOOPBACK: '1',
      MOORING_LOG: 'json',
      ...environment,
    },
  });
  let output = '';
  const heard: Trace[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString('latin1');
      const [, found] = /Mooring is at (\S+)\n/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`The server ended: ${output}`)));
  });

  function visitor(): Visitor {
    const cookies = new Map<string, string>();
    const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    async function send(method: string, path: string, body?: unknown, untold?: 'untold'): Promise<Response> {
      const answer = await fetch(new URL(path, url), {
        method,
        headers: { 'content-type': 'application/json', cookie: cookie() },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      const text = await answer.clone().text();
      const head = [...answer.headers].filter(([name]) => name !== 'set-cookie');
      if (untold === undefined) heard.push({ place: `${method} ${path}`, bytes: latin1(JSON.stringify(head) + text) });
      return answer;
    }
    return {
      send,
      get cookie() {
        return cookie();
      },
      async call(name, request, untold) {
        const answer = await send('POST', `/api/${name}?center=cn`, request, untold);
        if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
        return (await answer.json()) as ResponseOf<typeof name>;
      },
    };
  }

  return {
    url,
    output: () => output,
    visitor,
    heard: (place, text) => heard.push({ place, bytes: latin1(text) }),
    traces: () => [
      { place: 'standard output', bytes: output },
      ...heard,
      ...filesIn(dataDir),
      ...(process.platform === 'linux' && child.exitCode === null ? shownOf(child.pid ?? 0) : []),
    ],
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function filesIn(folder: string): Trace[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => ({
    place: name,
    bytes: readFileSync(join(parentPath, name), 'latin1'),
  }));
}

/** What every user of the machine may see of a process. What its environment was at the start the system shows to its own user alone, and for good. */
function shownOf(pid: number): Trace[] {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`);
  const files = [`/proc/${pid}`, ...threads].flatMap((folder) => [`${folder}/cmdline`, `${folder}/comm`]);
  return files.map((file) => ({ place: file, bytes: readFileSync(file, 'latin1') }));
}
