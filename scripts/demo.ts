import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { protocolType } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/startServer.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';

/** The whole product with throwaway data: a server, simulated registries, and a few of them connected. */
const userName = 'admin';
const password = 'mooring-demo';

const dataDir = mkdtempSync(join(tmpdir(), 'mooring-demo-'));
const config = readConfig({
  ...process.env,
  MOORING_DATA_DIR: dataDir,
  MOORING_ADMIN_PASSWORD: password,
  MOORING_ALLOW_LOOPBACK: '1',
});
const log = createLog(config.log);
log.level = 'warn';

const production = await startHarborV2({ world: createWorld({ images: 4_200 }) });
const legacy = await startHarborV1({ world: createWorld({ images: 640, seed: 11, kind: 'harbor-v1' }) });
const edge = await startHarborV2({ world: createWorld({ images: 380, seed: 23 }), flavour: '2.0.6' });
const overseas = await startHarborV2({ world: createWorld({ images: 1_100, seed: 42 }) });
const spare = await startHarborV2({ world: createWorld({ images: 2_000, seed: 5 }) });
const cloud = await startAcr({ world: createWorld({ images: 700, seed: 77, kind: 'harbor-v1' }) });
const quay = await startQuay({ world: createWorld({ images: 460, seed: 31, kind: 'quay' }) });
const plain = await startOci({ world: createWorld({ images: 260, seed: 57, kind: 'quay' }) });
const simulators: RunningSimulator[] = [production, legacy, edge, overseas, spare, cloud, quay, plain];
const server = await startServer(config, log);

function registryAt(
  simulator: RunningSimulator,
  domain: string,
  changes: Partial<RequestOf<'AddPrivateRegistry'>> = {},
): RequestOf<'AddPrivateRegistry'> {
  return {
    RegistryType: 'harbor',
    RegistryVersion: 'V2',
    ProtocolType: protocolType.http,
    NetType: 1,
    RegistryRegionId: 'cn-hangzhou',
    RegistryHostIp: simulator.host,
    Port: simulator.port,
    DomainName: domain,
    UserName: 'admin',
    Password: simulatorPasswords.admin,
    TransPerHour: limits.transPerHour.unlimited,
    ...changes,
  };
}

async function post(path: string, body: unknown, cookie = ''): Promise<Response> {
  const answer = await fetch(new URL(path, server.url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { cookie, 'content-type': 'application/json' },
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

const session = await post('/api/session', { userName, password });
const cookie = session.headers.get('set-cookie')?.split(';')[0];
const connect = (request: RequestOf<'AddPrivateRegistry'>, center: Center = 'cn') =>
  post(`/api/AddPrivateRegistry?center=${center}`, request, cookie);

await connect(registryAt(production, 'harbor.example.com', { RegistryName: 'Production' }));
await connect(
  registryAt(legacy, 'legacy.example.com', {
    RegistryName: 'Legacy',
    RegistryVersion: 'V1',
    TransPerHour: 50,
    SyncSchedule: { Type: 'hours', Hours: 6 },
  }),
);
await connect(
  registryAt(quay, 'quay.example.com', {
    RegistryName: 'Quay',
    RegistryType: 'quay',
    ExtraParam: JSON.stringify(quay.organizations),
    SyncSchedule: { Type: 'weekly', Day: 1, Time: '02:00' },
  }),
);
await connect(registryAt(plain, 'registry.example.com', { RegistryName: 'Build registry', RegistryType: 'oci' }));
await connect(
  registryAt(overseas, 'harbor.example.sg', { RegistryName: 'Singapore', RegistryRegionId: 'ap-southeast-1' }),
  'intl',
);
// The cloud's own registry; in Shanghai one of its instances is not open to any VPC yet.
const account: RequestOf<'AddAcrAccount'> = {
  AccessKeyId: simulatorKeys.reader.id,
  AccessKeySecret: simulatorKeys.reader.secret,
  RegionIds: ['cn-hangzhou', 'cn-shanghai'],
  TransPerHour: limits.transPerHour.unlimited,
  EndpointIp: cloud.host,
  Port: cloud.port,
  ProtocolType: protocolType.http,
};
await post('/api/AddAcrAccount?center=cn', account, cookie);
// One that fails: its password was changed over there after it was connected.
await connect(
  registryAt(edge, 'edge.example.com', { RegistryName: 'Edge', SkipVerify: true, Password: 'changed since' }),
);

function tokenOf(organization: string): string | undefined {
  return quay.organizations.find(({ namespace }) => namespace === organization)?.authToken;
}

process.stdout.write(
  [
    `Mooring is at ${server.url} — sign in as ${userName} / ${password}`,
    `To connect one by hand: harbor, V2, http, IP ${spare.host}, port ${spare.port}, any domain name,`,
    `  user name admin, password ${simulatorPasswords.admin} (${spare.world.imageCount} images)`,
    `Or the Quay under another domain name: quay, http, IP ${quay.host}, port ${quay.port}, the same account,`,
    `  organization payments, Auth_token ${tokenOf('payments')}`,
    'Ctrl+C ends it and removes its data.',
    '',
  ].join('\n'),
);

async function stop(): Promise<void> {
  await server.close();
  await Promise.all(simulators.map((simulator) => simulator.close()));
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
