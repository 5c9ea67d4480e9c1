// @module-tag thorough
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'otplib';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type ActionName, actions } from '#contract/actions/actions.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import type { Fault } from '#simulators/http/faults.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../eventually.ts';
import { openApiCoreClient, popClient } from '../sdkClients.ts';
import { openBrowser, passProvider } from '../singleSignOn/browser.ts';
import { type RunningProvider, startProvider } from '../singleSignOn/startProvider.ts';
import { formsOf } from './formsOf.ts';
import { startWatchedServer, type Trace, type Visitor, type WatchedServer } from './watchedServer.ts';

/** Recognisable wherever it turns up; the signs differ in each way of writing it down. */
const secret = (name: string) => `Pl4nted "${name}" ${randomBytes(9).toString('base64url')}/+ü`;
/** The same where only letters and digits may stand. */
const plainSecret = (name: string) => `Pl4nted-${name}-${randomBytes(9).toString('hex')}`;

/** Secrets that people and their registries bring. */
const brought = {
  administratorPassword: secret('administrator'),
  secretKey: secret('key of the environment'),
  wrongPassword: secret('wrong password'),
  passwordAsUserName: plainSecret('user-name'),
  registryPassword: secret('registry'),
  refusedPassword: secret('refused'),
  diagnosedPassword: secret('diagnosed'),
  changedPassword: secret('changed'),
  acrSecret: plainSecret('acr'),
  wrongSetupCode: plainSecret('setup-code'),
  wrongLinkToken: plainSecret('link'),
  linkPassword: secret('by link'),
  newPassword: secret('new password'),
  wrongKeySecret: plainSecret('key-secret'),
  searched: plainSecret('searched'),
  unknownField: secret('unknown field'),
} as const;

/** What was found where, each with the beginning of what is around it. */
function found(secrets: Readonly<Record<string, string>>, traces: readonly Trace[]): string[] {
  return Object.entries(secrets).flatMap(([name, text]) =>
    formsOf(text).flatMap((form) =>
      traces
        .filter(({ bytes }) => bytes.includes(form))
        .map(({ place, bytes }) => {
          const at = bytes.indexOf(form);
          return `${name} in ${place}: …${bytes.slice(Math.max(0, at - 60), at + form.length + 20)}…`;
        }),
    ),
  );
}

/** Reads whatever there is to read, with nothing asked in particular; what an action refuses is an answer too. */
async function readEverything(visitor: Visitor): Promise<void> {
  const reads = Object.entries(actions).filter(([, { access }]) => access === 'read');
  for (const [name] of reads as [ActionName, unknown][]) {
    for (const center of ['cn', 'intl']) await visitor.send('POST', `/api/${name}?center=${center}`, {});
  }
  await visitor.send('GET', '/api/session');
  const [image] = (await visitor.call('DescribeImageInstances', {})).ImageInstanceList;
  const exported = [
    await visitor.call('ExportImages', {}),
    await visitor.call('ExportRepositories', {}),
    await visitor.call('ExportBuildRisks', {}),
    await visitor.call('ExportVulnerabilities', { Type: 'cve', Uuids: image?.Uuid ?? '' }),
  ];
  for (const { ExportId } of exported) await visitor.send('GET', `/api/export/${ExportId}`);
}

/** Signing in and all around it, with every mistake that somebody may make. */
async function comeIn(server: WatchedServer): Promise<Visitor> {
  const admin = server.visitor();
  const { administratorPassword, wrongPassword, passwordAsUserName, wrongSetupCode, wrongLinkToken } = brought;
  const signIns = [
    { userName: 'admin', password: wrongPassword },
    { userName: passwordAsUserName, password: wrongPassword },
    { userName: passwordAsUserName, password: '' },
  ];
  for (const values of signIns) expect((await admin.send('POST', '/api/session', values)).status).not.toBe(200);
  await admin.send('POST', '/api/setup', { password: wrongPassword, setupCode: wrongSetupCode });
  await admin.send('POST', '/api/password-link', { token: wrongLinkToken, password: wrongPassword });
  await admin.send('POST', '/api/password-link/describe', { token: wrongLinkToken });
  const right = { userName: 'admin', password: administratorPassword };
  expect((await admin.send('POST', '/api/session', right)).status).toBe(200);
  return admin;
}

/** Users, their links, passwords and second steps; returns what was made for them. */
async function inviteAda(server: WatchedServer, admin: Visitor): Promise<Record<string, string>> {
  const ada = server.visitor();
  const { linkPassword, newPassword, wrongPassword } = brought;
  const invited = { UserName: 'ada', Role: 'operator', RegistryIds: null } as const;
  const { LinkToken: link } = await admin.call('CreateUser', invited, 'untold');
  const { LinkToken: unusedLink } = await admin.call('CreatePasswordLink', { UserName: 'admin' }, 'untold');
  await ada.send('POST', '/api/password-link/describe', { token: link });
  expect((await ada.send('POST', '/api/password-link', { token: link, password: linkPassword })).status).toBe(200);
  await ada.send('POST', '/api/ChangePassword', { Password: wrongPassword, NewPassword: newPassword });
  await ada.call('ChangePassword', { Password: linkPassword, NewPassword: newPassword });
  const step = await ada.call('CreateSecondStep', { Password: newPassword }, 'untold');
  await ada.send('POST', '/api/ConfirmSecondStep', { Code: '000000' });
  const code = await generate({ secret: step.Secret });
  const { RecoveryCodes } = await ada.call('ConfirmSecondStep', { Code: code }, 'untold');
  const again = server.visitor();
  const [recoveryCode = '', ...codes] = RecoveryCodes;
  await again.send('POST', '/api/session', { userName: 'ada', password: newPassword, code: codes[0] });
  await readEverything(again);
  const made = { link, unusedLink, secondStep: step.Secret, recoveryCode, usedRecoveryCode: codes[0] ?? '' };
  return { ...made, ...tokensOf(ada, 'Ada'), ...tokensOf(again, 'Ada again') };
}

/** The values of the cookies that somebody has. */
function tokensOf({ cookie }: Pick<Visitor, 'cookie'>, whose: string): Record<string, string> {
  return Object.fromEntries(
    cookie.split('; ').map((pair, index) => [`cookie ${index} of ${whose}`, pair.split('=')[1] ?? '']),
  );
}

/** Somebody comes in by the identity provider, and once with a code that is used up; returns what went from hand to hand. */
async function comeByProvider(server: WatchedServer, provider: RunningProvider): Promise<Record<string, string>> {
  provider.people.set('grace', { preferred_username: 'grace' });
  const browser = openBrowser();
  const callback = await passProvider(browser, new URL('/api/oidc/start?to=/', server.url).href, 'grace');
  expect((await browser.get(callback)).status).toBe(303);
  const again = await browser.get(callback);
  server.heard('a code that is used up', again.headers.get('location') + (await again.text()));
  const { code = '', state = '' } = Object.fromEntries(new URL(callback).searchParams);
  const cookie = browser.cookies(server.url);
  expect(cookie).toContain('mooring_session');
  const made = { authorizationCode: code, state, clientSecret: provider.clientSecret };
  return { ...made, ...tokensOf({ cookie }, 'Grace') };
}

/** Keys of scripts, right and wrong ones; returns what was made. */
async function signScripts(server: WatchedServer, admin: Visitor): Promise<Record<string, string>> {
  const { AccessKeyId, AccessKeySecret } = await admin.call('CreateAccessKey', { Name: 'ci' }, 'untold');
  const rotated = await admin.call('RotateAccessKey', { AccessKeyId }, 'untold');
  const client = openApiCoreClient(server.url, { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret });
  server.heard('an SDK', JSON.stringify(await client('PageImageRegistry')));
  const wrong = { accessKeyId: AccessKeyId, accessKeySecret: brought.wrongKeySecret };
  for (const refused of [openApiCoreClient(server.url, wrong), popClient(server.url, wrong)]) {
    const error = await refused('PageImageRegistry').catch((thrown) => thrown);
    server.heard('an SDK', JSON.stringify([error.message, error.data]));
  }
  return { accessKeySecret: AccessKeySecret, rotatedSecret: rotated.AccessKeySecret };
}

/** Connects, and tests, a Harbor that answers all with that. */
async function connectTo(echo: Fault, admin: Visitor): Promise<void> {
  const harbor = await startHarborV2({ world: createWorld({ images: 1 }), wrongPasswordMs: 1 });
  onTestFinished(() => harbor.close());
  harbor.faults.set(echo);
  const request = (Password: string) =>
    harborRequest(harbor.port, { DomainName: `${echo.kind}.example.com`, UserName: 'ops', Password });
  await admin.send('POST', '/api/AddPrivateRegistry?center=cn', request(brought.refusedPassword));
  const { DiagnosisId } = await admin.call('CreateRegistryDiagnosis', request(brought.diagnosedPassword));
  await eventually(
    () => admin.call('DescribeRegistryDiagnosis', { DiagnosisId }),
    ({ Status }) => Status !== 'running',
    20_000,
  );
  await admin.send('POST', '/api/AddPrivateRegistry?center=cn', {
    ...request(brought.refusedPassword),
    SkipVerify: true,
  });
}

test('no secret that somebody enters, or that is made for them, is found anywhere it is not meant to be', async () => {
  const dataDir = mkdtempSync(join(inject('temporaryFolder'), 'planted-'));
  const world = createWorld({ images: 20 });
  const user = { kind: 'user', id: 9, userName: 'ops', email: '', realName: '', comment: '', admin: true } as const;
  for (const password of [brought.registryPassword, brought.changedPassword])
    world.accounts.push({ ...user, password });
  const harbor = await startHarborV2({ world, wrongPasswordMs: 1 });
  const quay = await startQuay({ world: createWorld({ images: 20, kind: 'quay' }), lockOutMs: 1 });
  const acrKey = { id: 'LTAI5tPlanted000000001', secret: brought.acrSecret, active: true, rights: null };
  const acr = await startAcr({ world: createWorld({ images: 20, kind: 'harbor-v1' }), keys: [acrKey] });
  onTestFinished(async () => void (await Promise.all([harbor.close(), quay.close(), acr.close()])));
  const provider = await startProvider();
  onTestFinished(() => provider.close());
  const server = await startWatchedServer(dataDir, {
    ...provider.environment,
    MOORING_OIDC_ROLES: '*=viewer',
    MOORING_ADMIN_PASSWORD: brought.administratorPassword,
    MOORING_SECRET_KEY: brought.secretKey,
  });
  onTestFinished(() => server.stop());
  const admin = await comeIn(server);

  // Registries that take their secrets.
  const pasted = createIdentity({ commonName: 'Own authority' });
  const privateKey = pasted.key.split('\n').slice(1, -2);
  const own = { UserName: 'ops', Password: brought.registryPassword };
  const mistaken = harborRequest(harbor.port, { ...own, CaCertificate: `${pasted.key}${pasted.cert}` });
  expect((await admin.send('POST', '/api/AddPrivateRegistry?center=cn', mistaken)).status).toBe(400);
  const [row] = quay.organizations;
  const rows = row === undefined ? [] : [row];
  const { Data } = await admin.call('AddPrivateRegistry', harborRequest(harbor.port, own));
  await admin.call('AddPrivateRegistry', quayRequest(quay, rows));
  const acrPlace = { EndpointIp: '127.0.0.1', Port: acr.port, ProtocolType: 1 } as const;
  await admin.call('AddAcrAccount', {
    AccessKeyId: acrKey.id,
    AccessKeySecret: acrKey.secret,
    RegionIds: ['cn-hangzhou'],
    TransPerHour: 0,
    ...acrPlace,
  });
  await eventually(
    async () => (await admin.call('PageImageRegistry', {})).List,
    (list) => list.length === 3 && list.every(({ State, Complete }) => State === 'verified' && Complete),
    20_000,
  );
  await admin.call('PublicCreateImageScanTask', {});
  await admin.call('ModifyImageRegistry', { Id: Data.Id, Password: brought.changedPassword });

  // Registries that give back what they were sent, in every part of an answer.
  const sent = `${brought.refusedPassword} ${brought.diagnosedPassword} ${Buffer.from(`ops:${brought.diagnosedPassword}`).toString('base64')}`;
  const echoes = [
    { kind: 'answer', status: 401, body: { errors: [{ code: 'UNAUTHORIZED', message: `wrong: ${sent}` }] } },
    { kind: 'answer', status: 500, body: { errors: [{ code: sent, message: sent }] } },
    { kind: 'answer', status: 200, body: { [sent]: sent, harbor_version: sent } },
    { kind: 'redirect', to: `https://example.com/?password=${encodeURIComponent(sent)}` },
    { kind: 'header', name: 'www-authenticate', value: `Bearer realm="http://127.0.0.1/${encodeURIComponent(sent)}"` },
    { kind: 'html', status: 502, title: sent },
    { kind: 'rateLimited', retryAfter: encodeURIComponent(sent) },
  ] as const satisfies readonly Fault[];
  await Promise.all(echoes.map((echo) => connectTo(echo, admin)));
  await admin.call('RefreshContainerAssets', { AssetType: 'IMAGE' });

  // What is looked for, and what a request should not have.
  const Criteria = JSON.stringify([{ name: 'repoName', value: brought.searched }]);
  await admin.send('POST', '/api/DescribeImageInstances?center=cn', { Criteria: `${Criteria}x` });
  await admin.send('POST', '/api/PageImageRegistry?center=cn', { RegistryNameLike: brought.searched });
  await admin.send('POST', '/api/PauseImageRegistry?center=cn', { RegistryId: brought.unknownField });
  await admin.send('POST', '/api/PageImageRegistry?center=cn', { [brought.unknownField]: brought.unknownField });
  await admin.send('POST', `/api/PageImageRegistry?center=cn&token=${encodeURIComponent(brought.searched)}`, {});

  const made = {
    ...(await inviteAda(server, admin)),
    ...(await comeByProvider(server, provider)),
    ...(await signScripts(server, admin)),
    ...tokensOf(admin, 'the admin'),
  };
  await readEverything(admin);
  const robot = Object.fromEntries(rows.map(({ authToken }) => ['robotToken', authToken]));
  const pastedLines = Object.fromEntries(privateKey.map((line, index) => [`line ${index} of a private key`, line]));
  const secrets = { ...brought, ...robot, ...pastedLines, ...made };
  for (const text of Object.values(secrets)) expect(text.length).toBeGreaterThan(9);
  const running = server.traces();
  await server.stop();
  expect(found(secrets, [...running, ...server.traces()])).toEqual([]);
  // It would be found.
  expect(found({ host: 'harbor.example.com' }, running)).not.toEqual([]);
}, 120_000);
