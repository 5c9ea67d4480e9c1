import { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { protocolType } from '#contract/enums.ts';
import type { RegistryTarget } from '../../../domain/registryTarget.ts';
import { failureOf } from '../../testing/failureOf.ts';
import { httpServer, httpsServer, type LocalServer, tcpServer } from '../../testing/localServers.ts';
import { localTarget } from '../../testing/target.ts';
import { certifiedName, type KeyPair, makeCertificates } from '../../testing/tlsCertificates.ts';
import { createRegistryHttp } from '../registryHttp.ts';

const signal = new AbortController().signal;
const http = createRegistryHttp({ allowLoopback: true });
const certificates = makeCertificates();
const authority = { caCertificate: certificates.authority };
let server: LocalServer;
let requests: { host: string | undefined; servername: string | false | null }[] = [];
afterEach(() => server.close());

async function serve(keyPair: KeyPair): Promise<void> {
  requests = [];
  server = await httpsServer(keyPair, (request, response) => {
    const { servername } = request.socket as TLSSocket & { servername: string | false };
    requests.push({ host: request.headers.host, servername });
    response.end('{}');
  });
}

async function get(other: Partial<RegistryTarget>) {
  const session = http.open(
    localTarget(server.port, { protocol: protocolType.https, domainName: certifiedName, ...other }),
  );
  try {
    return await session.get('/', { auth: true, signal });
  } finally {
    await session.close();
  }
}

const sha256 = ({ cert }: KeyPair) => new X509Certificate(cert).fingerprint256;
const pinOf = (keyPair: KeyPair) => sha256(keyPair).replaceAll(':', '').toLowerCase();

test('a certificate of the registry’s own authority is accepted; name and Host are the domain, the address is dialled', async () => {
  await serve(certificates.valid);
  expect((await get(authority)).status).toBe(200);
  expect(requests).toEqual([{ host: `${certifiedName}:${server.port}`, servername: certifiedName }]);
});

test('a domain that is an address is checked as one, without a TLS name', async () => {
  await serve(certificates.forAddress);
  expect((await get({ ...authority, domainName: '127.0.0.1' })).status).toBe(200);
  expect(requests).toEqual([{ host: `127.0.0.1:${server.port}`, servername: false }]);
});

test.each([
  ['selfSigned', 'untrusted', {}],
  ['valid', 'untrusted', {}],
  ['expired', 'expired', authority],
  ['notYetValid', 'notYetValid', authority],
  ['otherName', 'otherName', authority],
] as const)('the certificate "%s" is refused as %s and shown, and nothing is sent', async (name, reason, other) => {
  await serve(certificates[name]);
  const presented = new X509Certificate(certificates[name].cert);
  expect(await failureOf(get(other))).toMatchObject({
    code: 'CertificateError',
    reason,
    certificate: {
      subject: presented.subject,
      issuer: presented.issuer,
      validFrom: Date.parse(presented.validFrom),
      validTo: Date.parse(presented.validTo),
      sha256: presented.fingerprint256,
    },
  });
  expect(requests).toEqual([]);
});

test('what can be trusted is shown too: the authority sent along, or a certificate that signs itself', async () => {
  await serve({ ...certificates.valid, cert: `${certificates.valid.cert}${certificates.authority}` });
  const offered = async () => {
    const failure = await failureOf(get({}));
    return failure.code === 'CertificateError' ? failure.certificate?.authority : undefined;
  };
  const fromChain = await offered();
  expect(fromChain).toMatchObject({ subject: 'O=Example Authority', pem: certificates.authority });
  expect((await get({ caCertificate: fromChain?.pem ?? '' })).status).toBe(200);
  await server.close();

  await serve(certificates.selfSigned);
  const itself = await offered();
  expect(itself?.sha256).toBe(sha256(certificates.selfSigned));
  expect((await get({ caCertificate: itself?.pem ?? '' })).status).toBe(200);
  await server.close();

  await serve(certificates.valid);
  expect(await offered()).toBeUndefined();
});

test('a certificate for an address is not one for another name', async () => {
  await serve(certificates.valid);
  expect(await failureOf(get({ ...authority, domainName: '127.0.0.1' }))).toMatchObject({ reason: 'otherName' });
});

test.each(['selfSigned', 'expired', 'otherName'] as const)(
  'a pinned certificate is accepted though it is "%s"',
  async (name) => {
    await serve(certificates[name]);
    expect((await get({ certificateFingerprint: pinOf(certificates[name]) })).status).toBe(200);
  },
);

test('a pin accepts no other certificate, not even a valid one', async () => {
  await serve(certificates.valid);
  const pinned = { ...authority, certificateFingerprint: pinOf(certificates.selfSigned) };
  expect(await failureOf(get(pinned))).toMatchObject({
    code: 'CertificateError',
    reason: 'pinMismatch',
    certificate: { sha256: sha256(certificates.valid) },
  });
  expect(requests).toEqual([]);
});

test('text that is no certificate as the authority trusts nobody more', async () => {
  await serve(certificates.valid);
  expect(await failureOf(get({ caCertificate: 'not a certificate' }))).toMatchObject({
    code: 'CertificateError',
    reason: 'untrusted',
  });
});

test('a plain HTTP server spoken to in TLS is named as that', async () => {
  server = await httpServer((_request, response) => response.end('{}'));
  expect(await failureOf(get({}))).toEqual({
    code: 'NetworkConnectError',
    reason: 'tlsToPlainHttp',
    passed: 'connect',
  });
});

test('a server that hangs up in the middle of the TLS handshake is a reset', { tags: 'thorough' }, async () => {
  server = await tcpServer((socket) => socket.once('data', () => socket.destroy()));
  expect(await failureOf(get({}))).toEqual({ code: 'NetworkConnectError', reason: 'reset', passed: 'connect' });
});

test('a server that accepts and never says a word of TLS times out after the connection', async () => {
  server = await tcpServer(() => {});
  const impatient = createRegistryHttp({ allowLoopback: true, limits: { connectTimeoutMs: 50 } });
  const session = impatient.open(localTarget(server.port, { protocol: protocolType.https }));
  expect(await failureOf(session.get('/', { auth: false, signal }))).toEqual({
    code: 'NetworkConnectError',
    reason: 'timeout',
    passed: 'connect',
  });
  await session.close();
});

test.each([
  ['refuses our versions of TLS', '15030100020246', 'tlsVersion'],
  ['has no cipher in common with us', '15030300020228', 'tlsHandshake'],
])('a server that %s is told as that: nothing is wrong with its certificate', async (_what, alert, reason) => {
  server = await tcpServer((socket) => socket.once('data', () => socket.end(Buffer.from(alert, 'hex'))));
  expect(await failureOf(get({}))).toEqual({ code: 'NetworkConnectError', reason, passed: 'connect' });
});

test('a server that wants a client certificate is told as that, though its certificate is accepted', async () => {
  server = await httpsServer(certificates.valid, (_request, response) => {
    response.writeHead(400).end('<html><title>400 No required SSL certificate was sent</title></html>');
  });
  expect(await failureOf(get(authority))).toEqual({
    code: 'NetworkConnectError',
    reason: 'clientCertificate',
    passed: 'tls',
  });
});

test('a chain that does not reach the given authority names the issuer whose certificate is missing', async () => {
  await serve(certificates.valid);
  expect(await failureOf(get({ caCertificate: certificates.selfSigned.cert }))).toMatchObject({
    code: 'CertificateError',
    reason: 'incompleteChain',
    missingIssuer: 'O=Example Authority',
  });
});
