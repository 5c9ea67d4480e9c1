import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));

/** The server, restarted on every change, and vite before it: the page is at vite's address. */
const parts: readonly ChildProcess[] = [run('--watch', 'server/main.ts'), run(vite)];

function run(...parameters: string[]): ChildProcess {
  return spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
}

function stopAll() {
  for (const part of parts) part.kill('SIGTERM');
}

for (const part of parts) {
  part.once('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stopAll();
  });
}
process.once('SIGINT', stopAll);
process.once('SIGTERM', stopAll);
