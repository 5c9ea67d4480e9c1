import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let child: ChildProcess | undefined;

function run(...options: string[]): ChildProcess {
  child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  return child;
}

async function ended(process: ChildProcess): Promise<{ code: unknown; errors: string }> {
  let errors = '';
  process.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = await once(process, 'close');
  return { code, errors };
}

afterEach(() => child?.kill('SIGKILL'));

describe('the simulators on the command line', { timeout: 20_000 }, () => {
  it('print address, user, password and number of images, serve, and stop cleanly on SIGTERM', async () => {
    const process = run('--harbor-v2', '0', '--harbor-v1', '0', '--acr', '0', '--oci', '0', '--images', '40');
    let lines = '';
    process.stdout?.on('data', (chunk: Buffer) => {
      lines += chunk.toString();
    });
    await expect.poll(() => lines.match(/\n/g)?.length, { timeout: 15_000 }).toBe(4);
    expect(lines).toMatch(/^Harbor 2\.9\.0: http:\/\/127\.0\.0\.1:\d+ user admin password Harbor12345 images 40\n/);
    expect(lines).toMatch(/^ACR: http:\/\/127\.0\.0\.1:\d+ user LTAI\S+ password \S+ images 40$/m);
    expect(lines).toMatch(/^OCI: http:.*user admin password Harbor12345 images 40$/m);
    const url = /Harbor 1\.10\.18: (\S+)/.exec(lines)?.[1];
    expect((await fetch(`${url}/api/ping`)).status).toBe(200);
    const end = ended(process);
    process.kill('SIGTERM');
    expect(await end).toEqual({ code: 0, errors: '' });
  });

  it('print the organizations of a Quay, each with a token that works', async () => {
    const process = run('--quay', '0', '--images', '40');
    let lines = '';
    process.stdout?.on('data', (chunk: Buffer) => {
      lines += chunk.toString();
    });
    await expect.poll(() => lines, { timeout: 15_000 }).toMatch(/\n {2}payments \w{40}\n/);
    const url = /^Quay 3\.17\.0: (\S+) user admin password Harbor12345 images 40$/m.exec(lines)?.[1];
    const token = / {2}payments (\w+)/.exec(lines)?.[1];
    const answer = await fetch(`${url}/api/v1/repository?namespace=payments&public=false`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.text()).toContain('"namespace":"payments"');
  });

  it.each([
    ['an unknown flag', ['--nosuch'], /--nosuch/],
    ['nothing to simulate', [], /which registries/],
    ['a port that is none', ['--harbor-v2', 'x'], /--harbor-v2 must be a whole number/],
    ['an unknown flavour', ['--harbor-v2', '0', '--flavour', '3'], /--flavour must be one of/],
  ])('say what is wrong with %s and exit with 2', async (_, options, message) => {
    const { code, errors } = await ended(run(...options));
    expect(code).toBe(2);
    expect(errors).toMatch(message);
    expect(errors).toContain('Usage:');
  });
});
