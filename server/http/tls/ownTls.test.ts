import { mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createIdentity, type Identity } from '#simulators/http/createIdentity.ts';
import { readConfig } from '../../config.ts';
import { adminPassword } from '../../testing/adminPassword.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { OwnCertificate } from './ownCertificate.ts';

const authority = createIdentity({ commonName: 'Example Authority', authority: true });
const issued = (commonName: string, more: { notBefore?: number; notAfter?: number } = {}) =>
  createIdentity({
    commonName,
    names: ['localhost', '127.0.0.1', 'mooring.example.test'],
    signedBy: authority,
    ...more,
  });
const first = issued('first');

const folder = mkdtempSync(join(inject('temporaryFolder'), 'certificates-'));
const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
function put({ cert, key }: Pick<Identity, 'cert' | 'key'>): void {
  writeFileSync(files.cert, `${cert}${authority.cert}`);
  writeFileSync(files.key, key);
}
const environment = {
  MOORING_TLS_CERT: files.cert,
  MOORING_TLS_KEY: files.key,
  MOORING_ALLOWED_HOSTS: 'mooring.example.test',
};

let server: TestServer;
beforeAll(async () => {
  put(first);
  server = await startTestServer(environment, {
    certificateEveryMs: 20,
    connectionLimits: { most: 20, headersMs: 400, requestMs: 5_000, idleMs: 5_000 },
  });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** By a name and a port as browsers give them; the connection itself goes to this machine. */
async function ask(method: string, headers: Record<string, string>, body = '', path = '/api/session'): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const url = new URL(path, server.url);
  request(url, { method, headers, ca: authority.cert, agent: false }, resolve).on('error', reject).end(body);
  const answer = await promise;
  return { status: answer.statusCode ?? 0, headers: answer.headers, text: await text(answer) };
}

const signIn = (headers: Record<string, string> = {}) =>
  ask(
    'POST',
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({ userName: 'admin', password: adminPassword }),
  );
const port = () => Number(new URL(server.url).port);

/** The name on the certificate that is shown to a new connection. */
async function shown(): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connectTls({ port: port(), host: '127.0.0.1', ca: authority.cert }, () => {
    resolve(String(socket.getPeerCertificate().subject.CN));
    socket.destroy();
  }).on('error', reject);
  return promise;
}

describe('a server with a certificate of its own', () => {
  test('speaks HTTPS, and a bind beyond this machine needs no more', () => {
    expect(server.url).toMatch(/^https:/);
    expect(() => readConfig({ MOORING_HOST: '0.0.0.0', ...environment })).not.toThrow();
  });

  test('sets cookies that only its own host over TLS may set, and has browsers stay with TLS', async () => {
    const host = `mooring.example.test:${port()}`;
    const answer = await signIn({ host, origin: `https://${host}` });
    expect(answer.status).toBe(200);
    for (const cookie of answer.headers['set-cookie'] ?? []) {
      expect(cookie).toMatch(/^__Host-mooring_.*; Path=\/; .*Secure/);
    }
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/);
  });

  test('asks no browser to use TLS for all of localhost', async () => {
    const { headers } = await ask('GET', { host: `localhost:${port()}` });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('takes a page of its host in plain HTTP for another’s', async () => {
    const host = `127.0.0.1:${port()}`;
    expect((await signIn({ origin: `https://${host}` })).status).toBe(200);
    expect((await signIn({ origin: `http://${host}` })).status).toBe(403);
  });

  test('takes nothing older than TLS 1.2', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    connectTls({ port: port(), host: '127.0.0.1', ca: authority.cert, maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1' })
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      .on('secureConnect', () => resolve('connected'));
    expect(await promise).not.toBe('connected');
  });

  test('refuses plain HTTP by name, to a script and to a person', async () => {
    const answerTo = async (headers: Record<string, string>) => {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      requestPlain({ port: port(), host: '127.0.0.1', path: '/', headers }, resolve).on('error', reject).end();
      const answer = await promise;
      return { status: answer.statusCode, body: await text(answer) };
    };
    const script = await answerTo({ 'accept-language': 'en' });
    expect([script.status, JSON.parse(script.body).Code]).toEqual([400, 'TlsRequired']);
    const page = await answerTo({ accept: 'text/html' });
    expect(page.body).toContain('HTTPS only');
    expect(page.body).toContain('仅接受 HTTPS');
  });

  test('lets whoever says nothing go in time, and keeps nobody out for those who wait', async () => {
    const silent = Array.from({ length: 60 }, () => connect(port(), '127.0.0.1').on('error', () => {}));
    await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    expect((await ask('GET', {})).status).toBe(200);
    await expect.poll(() => silent.filter(({ closed }) => !closed).length).toBe(0);
  });

  test('ends what does not finish its handshake', async () => {
    const socket = connect(port(), '127.0.0.1').on('error', () => {});
    socket.write(Buffer.from([0x16, 0x03, 0x01]));
    await expect.poll(() => socket.closed).toBe(true);
  });

  test('shows a renewed certificate without a restart, and keeps the former one while the files do not fit', async () => {
    const second = issued('second');
    expect(await shown()).toBe('first');
    writeFileSync(files.cert, second.cert);
    await expect.poll(() => server.logged()).toContain('is not that of the first certificate');
    expect(await shown()).toBe('first');
    writeFileSync(files.key, second.key);
    await expect.poll(shown).toBe('second');
    expect(server.logged()).not.toContain('PRIVATE KEY');
    put(first);
    await expect.poll(shown).toBe('first');
  });
});

describe('a certificate that cannot be used stops the start, and is said', () => {
  const log = pino({ enabled: false });
  const good = issued('good');
  const bad = mkdtempSync(join(inject('temporaryFolder'), 'bad-certificates-'));
  const reading = (cert: string | null, key: string | null) => {
    const paths = { cert: join(bad, 'cert.pem'), key: join(bad, 'key.pem') };
    if (cert !== null) writeFileSync(paths.cert, cert);
    if (key !== null) writeFileSync(paths.key, key);
    return OwnCertificate.read(
      { cert: cert === null ? join(bad, 'none') : paths.cert, key: key === null ? join(bad, 'none') : paths.key },
      log,
    );
  };
  const day = 86_400_000;
  const old = issued('old', { notBefore: Date.now() - 9 * day, notAfter: Date.now() - day });
  const early = issued('early', { notBefore: Date.now() + day, notAfter: Date.now() + 9 * day });

  test.each([
    ['is not there', null, good.key, /^MOORING_TLS_CERT: .*none cannot be read \(ENOENT\)/],
    ['has no key', good.cert, null, /^MOORING_TLS_KEY: .*none cannot be read \(ENOENT\)/],
    ['is none', 'hello', good.key, /MOORING_TLS_CERT does not begin with a certificate/],
    ['has a key that is none', good.cert, 'hello', /MOORING_TLS_KEY holds no private key/],
    ['has another’s key', good.cert, first.key, /is not that of the first certificate/],
    ['has expired', old.cert, old.key, /expired on 20/],
    ['is for later', early.cert, early.key, /is valid from 20.* only/],
    [
      'has nonsense behind it',
      `${good.cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
      good.key,
      /behind the first/,
    ],
  ])('that %s', async (_what, cert, key, problem) => {
    await expect(reading(cert, key)).rejects.toThrow(problem);
  });

  test('that is named without its key, or the other way round', () => {
    for (const name of ['MOORING_TLS_CERT', 'MOORING_TLS_KEY']) {
      expect(() => readConfig({ [name]: 'file.pem' })).toThrow(/belong together/);
    }
  });
});
