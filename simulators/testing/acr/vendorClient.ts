import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type OpenApi from '@alicloud/openapi-util';
import { request } from 'undici';
import { simulatorKeys } from '../../acr/accessKeys.ts';

const { default: openApi } = createRequire(import.meta.url)('@alicloud/openapi-util') as { default: typeof OpenApi };
const algorithm = 'ACS3-HMAC-SHA256';

export interface VendorCall {
  readonly action: string;
  readonly version?: string;
  readonly method?: 'GET' | 'POST';
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly key?: { readonly id: string; readonly secret: string };
}

/** Calls a simulated Container Registry with a signature made by the vendor's own package. */
export async function vendorCall(url: string, call: VendorCall) {
  const { action, method = 'POST', path = '/', query = {}, region = 'cn-hangzhou', key = simulatorKeys.reader } = call;
  const hash = createHash('sha256').update('').digest('hex');
  const headers = {
    host: `cr.${region}.aliyuncs.com`,
    'x-acs-action': action,
    'x-acs-version': call.version ?? '2018-12-01',
    'x-acs-date': new Date().toISOString().replace(/\.\d+/, ''),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': hash,
  };
  const signed = { protocol: 'http', port: 80, method, pathname: path, query, headers, body: Readable.from([]) };
  const authorization = openApi.getAuthorization(signed, algorithm, hash, key.id, key.secret);
  const search = Object.entries(query).map(([name, value]) => `${name}=${openApi.getEncodeParam(value)}`);
  const answer = await request(`${url}${path}${search.length === 0 ? '' : `?${search.join('&')}`}`, {
    method,
    headers: { ...headers, authorization },
  });
  return { status: answer.statusCode, body: await answer.body.json() };
}
