import { get as httpGet, type IncomingMessage } from 'node:http';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startHarborV2 } from '../harbor/startHarborV2.ts';
import { createWorld } from '../world/createWorld.ts';
import { createIdentity } from './createIdentity.ts';
import type { RunningSimulator } from './runningSimulator.ts';

const day = 86_400_000;
let simulator: RunningSimulator | undefined;

async function startTls(options: Partial<Parameters<typeof createIdentity>[0]> = {}) {
  const authority = createIdentity({ commonName: 'Test CA', authority: true });
  const names = ['harbor.example.test', '127.0.0.1'];
  const identity = createIdentity({ commonName: 'harbor', names, signedBy: authority, ...options });
  simulator = await startHarborV2({ world: createWorld({ images: 5 }), tls: identity, httpRedirectPort: 0 });
  return { simulator, authority, identity };
}

function secureGet(port: number, ca: string, servername: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/api/v2.0/ping', ca, servername, headers: { accept: '*/*' } };
    httpsGet({ ...options, agent: false }, resolve).on('error', reject);
  });
}

function plainGet(port: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, path: '/api/v2.0/ping?x=1', agent: false }, resolve).on('error', reject);
  });
}

afterEach(() => simulator?.close());

describe('a simulator with TLS', () => {
  it('serves whoever trusts its authority, under the name in its certificate', async () => {
    const { simulator: running, authority } = await startTls();
    expect(running.url).toMatch(/^https:/);
    const response = await secureGet(running.port, authority.cert, 'harbor.example.test');
    expect(response.statusCode).toBe(200);
    response.resume();
  });

  it.each([
    ['the authority is unknown', {}, false, 'harbor.example.test', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['the name is another', {}, true, 'other.example.test', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['it has expired', { notBefore: 0, notAfter: Date.now() - day }, true, 'harbor.example.test', 'CERT_HAS_EXPIRED'],
  ])('is refused where %s', async (_, options, trusted, name, code) => {
    const { simulator: running, authority } = await startTls(options);
    const stranger = createIdentity({ commonName: 'Stranger', authority: true });
    const ca = trusted ? authority.cert : stranger.cert;
    await expect(secureGet(running.port, ca, name)).rejects.toMatchObject({ code });
  });

  it('sends plain HTTP on the other port to HTTPS with 308, and says 400 on its own', async () => {
    const { simulator: running } = await startTls();
    const redirect = await plainGet(running.httpRedirectPort ?? 0);
    expect([redirect.statusCode, redirect.headers.location]).toEqual([308, `${running.url}/api/v2.0/ping?x=1`]);
    redirect.resume();
    const refused = await plainGet(running.port);
    expect(refused.statusCode).toBe(400);
    refused.resume();
  });

  it('stops although a client is connected that says nothing', async () => {
    const { simulator: running } = await startTls();
    const silent = connect(running.port, '127.0.0.1');
    const gone = new Promise((resolve) => silent.once('close', resolve));
    await new Promise((resolve) => silent.once('connect', resolve));
    await running.close();
    await gone;
  });
});
