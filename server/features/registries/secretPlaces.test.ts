import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActionName, RequestOf } from '#contract/actions/actions.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { type OrganizationToken, type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { diagnosisEnd } from '../../testing/diagnosing.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

/** Somebody else's place: it answers nothing, and counts who comes. */
interface Stranger {
  readonly port: number;
  callers: number;
  close(): Promise<void>;
}

async function startStranger(): Promise<Stranger> {
  const server = createServer((socket) => {
    stranger.callers += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const stranger: Stranger = {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    callers: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return stranger;
}

let server: TestServer;
let stranger: Stranger;
beforeEach(async () => {
  server = await startTestServer();
  stranger = await startStranger();
});
afterEach(async () => {
  await server.close();
  await stranger.close();
});

/** The fields that a refusal marks, each with what it says in English. */
async function marked<Name extends ActionName>(name: Name, request: object): Promise<string[]> {
  const { status, body } = await server.refused(name, { ...request, Lang: 'en' });
  expect([status, body.Code]).toEqual([400, 'IllegalParam']);
  return (body.Issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

const elsewhere = expect.stringMatching(/^Password: Enter it again/);
const elsewhereIn = (path: string) => expect.stringMatching(new RegExp(`^${path}: Enter it again`));

const { cert } = createIdentity({ commonName: 'harbor.example.com' });
const other = createIdentity({ commonName: 'harbor.example.com' });

describe('a stored password', () => {
  let harbor: RunningSimulator;
  beforeEach(async () => {
    harbor = await startHarborV2({ world: createWorld({ images: 20 }), wrongPasswordMs: 50 });
  });
  afterEach(() => harbor.close());

  const connection = (changes: Partial<RequestOf<'AddPrivateRegistry'>> = {}) => {
    const { Password: _kept, TransPerHour: _speed, ...rest } = harborRequest(harbor.port, changes);
    return rest;
  };

  test.each<[string, Partial<RequestOf<'AddPrivateRegistry'>>]>([
    ['host', { RegistryHostIp: '127.0.0.2' }],
    ['port', { Port: 0 }],
    ['name', { DomainName: 'attacker.example.com' }],
    ['protocol', { ProtocolType: 2 }],
    ['user', { UserName: 'somebody' }],
    ['host and port', { RegistryHostIp: '127.0.0.1', Port: 0, DomainName: 'attacker.example.com' }],
  ])('goes to no other %s, by a change or a test', async (_what, changes) => {
    const Id = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
    const moved = { ...changes, ...('Port' in changes ? { Port: stranger.port } : {}) };
    for (const SkipVerify of [false, true]) {
      expect(await marked('ModifyImageRegistry', { Id, ...moved, SkipVerify })).toEqual([elsewhere]);
    }
    const { RegistryId, ...tested } = { ...connection(), RegistryId: Id, ...moved };
    expect(await marked('CreateRegistryDiagnosis', { ...tested, RegistryId })).toEqual([elsewhere]);
    expect(stranger.callers).toBe(0);
  });

  test.each<[string, Partial<RequestOf<'AddPrivateRegistry'>>]>([
    ['authority', { CaCertificate: other.cert }],
    ['pin', { CertificateFingerprint: 'ab'.repeat(32) }],
    ['trust of the machine', { CaCertificate: '' }],
    ['plain connection', { ProtocolType: 1, Port: 443 }],
  ])('is shown to nobody whom another %s would let in', async (_what, changes) => {
    const request = harborRequest(stranger.port, { ProtocolType: 2, CaCertificate: cert, SkipVerify: true });
    const { Id } = (await server.call('AddPrivateRegistry', { ...request, Port: 443 })).Data;
    await server.call('PauseImageRegistry', { RegistryId: Id });
    expect(await marked('ModifyImageRegistry', { Id, ...changes })).toEqual([elsewhere]);
  });

  test('of another kind of registry is refused', async () => {
    const RegistryId = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
    const rows = JSON.stringify([{ namespace: 'acme', authToken: 'x' }]);
    const asQuay = { ...connection(), RegistryId, RegistryType: 'quay', ExtraParam: rows };
    expect(await marked('CreateRegistryDiagnosis', asQuay)).toEqual([elsewhere]);
  });

  test('stays for the same place, however it is written, and a new one opens another', async () => {
    const Id = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
    await server.call('ModifyImageRegistry', { Id, DomainName: 'HARBOR.example.com', UserName: ' admin ' });
    const kept = await server.call('CreateRegistryDiagnosis', { ...connection(), RegistryId: Id });
    expect((await diagnosisEnd(server, kept.DiagnosisId)).Status).toBe('passed');
    await server.call('ModifyImageRegistry', {
      Id,
      DomainName: 'new.example.com',
      Password: simulatorPasswords.admin,
    });
    expect(await marked('ModifyImageRegistry', { Id, DomainName: 'harbor.example.com' })).toEqual([elsewhere]);
    const renamed = { ...connection({ DomainName: 'new.example.com' }), RegistryId: Id };
    const { DiagnosisId } = await server.call('CreateRegistryDiagnosis', renamed);
    expect((await diagnosisEnd(server, DiagnosisId)).Status).toBe('passed');
  });

  test('is sealed for its place: a row whose address was changed in the file sends it nowhere', async () => {
    const Id = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
    await server.call('PauseImageRegistry', { RegistryId: Id });
    await server.database.write.updateTable('registries').set({ port: stranger.port }).execute();
    await server.call('ResumeImageRegistry', { RegistryId: Id });
    const failing = async () => (await server.call('PageImageRegistry', {})).List[0]?.LastError?.Code;
    await expect.poll(failing).toBe('StoredSecretUnreadable');
    expect(stranger.callers).toBe(0);
  });

  test('copied to another registry opens nothing there', async () => {
    await server.call('AddPrivateRegistry', harborRequest(harbor.port));
    const { Id } = (
      await server.call(
        'AddPrivateRegistry',
        harborRequest(stranger.port, { DomainName: '127.0.0.1', SkipVerify: true, Password: 'own' }),
      )
    ).Data;
    await server.call('PauseImageRegistry', { RegistryId: Id });
    const before = stranger.callers;
    const [first] = await server.database.read.selectFrom('registries').select('password_sealed').execute();
    await server.database.write
      .updateTable('registries')
      .set({ password_sealed: first?.password_sealed ?? '' })
      .where('id', '=', Id)
      .execute();
    await server.call('ResumeImageRegistry', { RegistryId: Id });
    const failing = async () =>
      (await server.call('PageImageRegistry', {})).List.find((row) => row.Id === Id)?.LastError?.Code;
    await expect.poll(failing).toBe('StoredSecretUnreadable');
    expect(stranger.callers).toBe(before);
  });
});

describe('the tokens of a Quay', () => {
  let quay: RunningQuay;
  let rows: readonly OrganizationToken[];
  let Id: number;
  beforeEach(async () => {
    quay = await startQuay({ world: createWorld({ images: 30, kind: 'quay' }), lockOutMs: 1 });
    rows = quay.organizations.filter(({ namespace }) => ['payments', 'library'].includes(namespace));
    const request = quayRequest(quay, rows, { SkipVerify: true });
    ({ Id } = (await server.call('AddPrivateRegistry', request)).Data);
    await server.call('PauseImageRegistry', { RegistryId: Id });
  });
  afterEach(() => quay.close());

  const { admin: Password } = simulatorPasswords;
  const both = [elsewhereIn('ExtraParam.0.authToken'), elsewhereIn('ExtraParam.1.authToken')];

  test('stay where they were entered for, row by row, whatever else is entered anew', async () => {
    const moved = { Port: stranger.port, Password, SkipVerify: true };
    expect(await marked('ModifyImageRegistry', { Id, ...moved })).toEqual(both);
    const names = rows.map(({ namespace }) => ({ namespace }));
    expect(await marked('ModifyImageRegistry', { Id, ...moved, ExtraParam: JSON.stringify(names) })).toEqual(both);
    const second = JSON.stringify([names[0], rows[1]]);
    expect(await marked('ModifyImageRegistry', { Id, ...moved, ExtraParam: second })).toEqual(both.slice(0, 1));
    const { TransPerHour: _speed, ...connection } = quayRequest(quay, rows);
    const tested = { ...connection, ...moved, RegistryId: Id, ExtraParam: second };
    expect(await marked('CreateRegistryDiagnosis', tested)).toEqual(both.slice(0, 1));
    expect(stranger.callers).toBe(0);
  });

  test('do not follow an organization to another name', async () => {
    const renamed = JSON.stringify([{ namespace: rows[0]?.namespace }, { namespace: 'renamed' }]);
    expect(await marked('ModifyImageRegistry', { Id, ExtraParam: renamed })).toEqual([
      'ExtraParam.1.authToken: Required',
    ]);
  });

  test('are not asked for again where only the account is another: each says by itself whose it is', async () => {
    expect(await marked('ModifyImageRegistry', { Id, UserName: 'somebody' })).toEqual([elsewhere]);
    await server.call('ModifyImageRegistry', { Id, UserName: 'somebody', Password, SkipVerify: true });
  });

  test('copied between rows, or from a password, open nothing', async () => {
    const [first, second] = await server.database.read.selectFrom('registry_organizations').selectAll().execute();
    const put = (token_sealed = '') =>
      server.database.write
        .updateTable('registry_organizations')
        .set({ token_sealed })
        .where('id', '=', second?.id ?? 0)
        .execute();
    const [registry] = await server.database.read.selectFrom('registries').select('password_sealed').execute();
    for (const copied of [first?.token_sealed, registry?.password_sealed]) {
      await put(copied);
      const { body } = await server.refused('ModifyImageRegistry', { Id, RegistryName: 'Quay' });
      expect(body.Detail).toEqual({ code: 'StoredSecretUnreadable', row: 1 });
    }
  });
});

describe('the secret of an AccessKey', () => {
  const { reader } = simulatorKeys;
  let acr: RunningSimulator;
  let Id: number;
  beforeEach(async () => {
    const places = [instanceIn('cn-hangzhou', 'prod'), instanceIn('cn-shanghai', 'stage')];
    acr = await startAcr({ world: createWorld({ images: 20, kind: 'harbor-v1' }), places });
    const added = await server.call('AddAcrAccount', {
      ...account(),
      AccessKeySecret: reader.secret,
      TransPerHour: 0,
      SkipVerify: true,
    });
    Id = added.Data[0]?.Id ?? 0;
    await server.call('PauseImageRegistry', { RegistryId: Id });
  });
  afterEach(() => acr.close());

  const account = (changes: object = {}) => ({
    AccessKeyId: reader.id,
    RegionIds: ['cn-hangzhou'],
    EndpointIp: '127.0.0.1',
    Port: acr.port,
    ProtocolType: 1 as const,
    ...changes,
  });

  test('goes to no other endpoint: by new regions, a test, or a change of the region', async () => {
    const secretElsewhere = [elsewhereIn('AccessKeySecret')];
    for (const endpoint of [
      { Port: stranger.port },
      { EndpointIp: '127.0.0.2' },
      { ProtocolType: 2 },
      { EndpointIp: undefined, Port: undefined, ProtocolType: undefined },
    ]) {
      const moved = account({ RegionIds: ['cn-shanghai'], ...endpoint });
      expect(await marked('AddAcrAccount', { ...moved, TransPerHour: 0 })).toEqual(secretElsewhere);
      expect(await marked('CreateAcrDiagnosis', moved)).toEqual(secretElsewhere);
    }
    for (const way of [{ Port: stranger.port }, { DomainName: 'attacker.example.com' }, { UserName: 'LTAIother' }]) {
      expect(await marked('ModifyImageRegistry', { Id, ...way })).toEqual([elsewhere]);
    }
    expect(stranger.callers).toBe(0);
  });

  test('is that of its own key: another key has none', async () => {
    const tested = account({ AccessKeyId: 'LTAI5tAnother00000000000', RegistryId: Id });
    expect(await marked('CreateAcrDiagnosis', tested)).toEqual([elsewhereIn('AccessKeySecret')]);
  });

  test('opens more regions of the same cloud at the same endpoint', async () => {
    const more = account({ RegionIds: ['cn-shanghai'] });
    expect((await server.call('AddAcrAccount', { ...more, TransPerHour: 0 })).Data).toHaveLength(1);
  });
});
