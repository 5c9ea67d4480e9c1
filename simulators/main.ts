import { parseArgs } from 'node:util';
import { simulatorKeys } from './acr/accessKeys.ts';
import { startAcr } from './acr/startAcr.ts';
import { startHarborV1 } from './harbor/startHarborV1.ts';
import { startHarborV2 } from './harbor/startHarborV2.ts';
import { flavours } from './harbor/v2/flavour.ts';
import type { RunningSimulator } from './http/runningSimulator.ts';
import { startOci } from './oci/startOci.ts';
import { startQuay } from './quay/startQuay.ts';
import { simulatorPasswords } from './world/accounts.ts';
import { createWorld } from './world/createWorld.ts';

const usage = `Usage: node simulators/main.ts [--harbor-v2 PORT] [--harbor-v1 PORT] [--quay PORT] [--acr PORT] [--oci PORT] [--images N] [--host ADDRESS] [--flavour ${flavours.join('|')}]`;

class UsageError extends Error {}

function numberOf(name: string, text: string, largest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > largest) throw new UsageError(`--${name} must be a whole number up to ${largest}`);
  return value;
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        'harbor-v2': { type: 'string' },
        'harbor-v1': { type: 'string' },
        quay: { type: 'string' },
        acr: { type: 'string' },
        oci: { type: 'string' },
        images: { type: 'string', default: '500' },
        host: { type: 'string', default: '127.0.0.1' },
        flavour: { type: 'string', default: '2.9.0' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

async function startAsked(): Promise<RunningSimulator[]> {
  const options = parseOptions();
  const images = numberOf('images', options.images, 10_000_000);
  const flavour = flavours.find((known) => known === options.flavour);
  if (flavour === undefined) throw new UsageError(`--flavour must be one of ${flavours.join(', ')}`);
  const portOf = (name: 'harbor-v1' | 'harbor-v2' | 'quay' | 'acr' | 'oci'): number | undefined => {
    const text = options[name];
    return text === undefined ? undefined : numberOf(name, text, 65_535);
  };
  const kinds = ['harbor-v2', 'harbor-v1', 'quay', 'acr', 'oci'] as const;
  const [v2, v1, quay, acr, oci] = kinds.map(portOf);
  if ([v2, v1, quay, acr, oci].every((port) => port === undefined)) {
    throw new UsageError('say which registries to simulate');
  }
  const running: RunningSimulator[] = [];
  if (v2 !== undefined) {
    const world = createWorld({ images });
    running.push(announce(`Harbor ${flavour}`, await startHarborV2({ world, flavour, port: v2, host: options.host })));
  }
  if (v1 !== undefined) {
    const world = createWorld({ images, kind: 'harbor-v1' });
    running.push(announce('Harbor 1.10.18', await startHarborV1({ world, port: v1, host: options.host })));
  }
  if (quay !== undefined) {
    const world = createWorld({ images, kind: 'quay' });
    const simulator = await startQuay({ world, port: quay, host: options.host });
    running.push(announce('Quay 3.17.0', simulator));
    const rows = simulator.organizations.map(({ namespace, authToken }) => `  ${namespace} ${authToken}\n`);
    process.stdout.write(rows.join(''));
  }
  if (acr !== undefined) {
    const world = createWorld({ images, kind: 'harbor-v1' });
    const { id: user, secret: password } = simulatorKeys.reader;
    running.push(announce('ACR', await startAcr({ world, port: acr, host: options.host }), { user, password }));
  }
  if (oci !== undefined) {
    const world = createWorld({ images, kind: 'quay' });
    running.push(announce('OCI', await startOci({ world, port: oci, host: options.host })));
  }
  return running;
}

const admin: { user: string; password: string } = { user: 'admin', password: simulatorPasswords.admin };

function announce(name: string, simulator: RunningSimulator, login = admin): RunningSimulator {
  const { url, world } = simulator;
  process.stdout.write(`${name}: ${url} user ${login.user} password ${login.password} images ${world.imageCount}\n`);
  return simulator;
}

function stopOnSignal(running: readonly RunningSimulator[]): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      // Nothing else keeps the process alive: it ends with the last listener.
      void Promise.all(running.map((simulator) => simulator.close()));
    });
  }
}

try {
  stopOnSignal(await startAsked());
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof UsageError ? `${message}\n${usage}\n` : `${message}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
}
