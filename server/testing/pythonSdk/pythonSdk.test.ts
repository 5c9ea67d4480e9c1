import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { startTestServer } from '../testServer.ts';

const run = promisify(execFile);

/** `npm run test:sdk`: the packages are fetched, so it is not among what every run of the tests does. */
const isWanted = process.env.MOORING_TEST_SDK === 'python';
const sdk = 'alibabacloud_sas20181203==10.3.2';
/** Kept between runs. */
const environment = join(tmpdir(), 'mooring-python-sdk');
const python = join(environment, 'bin', 'python');

/** False, with one line for whoever reads the run, where Python or its packages cannot be had. */
async function hasSdk(): Promise<boolean> {
  try {
    if (!existsSync(python)) await run('python3', ['-m', 'venv', environment]);
    await run(python, ['-m', 'pip', 'install', '--quiet', sdk]);
    return true;
  } catch {
    process.stderr.write('Skipped: Python 3 with venv and pip, or the packages of the SDK, could not be had.\n');
    return false;
  }
}

test.runIf(isWanted)(
  'the published Python SDK drives all that a script needs',
  async (context) => {
    if (!(await hasSdk())) return context.skip();
    const server = await startTestServer();
    const harbor = await startHarborV2({ world: createWorld({ images: 40 }), wrongPasswordMs: 20 });
    const key = await server.call('CreateAccessKey', { Name: 'python' });
    const places = [new URL(server.url).host, key.AccessKeyId, key.AccessKeySecret];
    const calls = join(import.meta.dirname, 'calls.py');
    const { admin, viewer1 } = simulatorPasswords;
    const { stdout } = await run(python, [calls, ...places, String(harbor.port), admin, viewer1]);
    expect(JSON.parse(stdout)).toEqual({
      regions: expect.arrayContaining(['cn-hangzhou', 'cn-hongkong']),
      added: { id: expect.any(Number), domainName: 'harbor.example.com', transPerHour: 0 },
      registries: ['harbor.example.com'],
      images: expect.any(Number),
      narrowed: true,
      scanTask: expect.any(String),
      risks: expect.arrayContaining(['no_healthcheck']),
      findings: expect.arrayContaining([expect.any(String)]),
      decided: expect.any(String),
      files: expect.any(String),
      errors: {
        wrongPassword: 'FailedToVerifyUsernameOrPwd',
        wrongVersion: 'RegistryVersionError',
        notAdmin: 'UserDoesNotHaveAdminRole',
        unreachable: 'NetworkConnectError',
        twice: 'RegistryAlreadyExists',
        badCriteria: 'IllegalParam',
        wrongSecret: 'SignatureDoesNotMatch',
        firstTime: 'OK',
        replayed: 'SignatureNonceUsed',
        oldDate: 'InvalidTimeStamp.Expired',
      },
    });
    await server.close();
    await harbor.close();
  },
  300_000,
);
