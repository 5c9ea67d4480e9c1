import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type * as Credentials from '@alicloud/credentials';
import type * as OpenApiClient from '@alicloud/openapi-client';
import type * as OpenApiCore from '@alicloud/openapi-core';
import type OpenApiUtil from '@alicloud/openapi-util';
import type PopClient from '@alicloud/pop-core';

/** The vendor's own client packages, as they are published. They are CommonJS: what `import` finds of them differs by who loads them. */
const require = createRequire(import.meta.url);
const core: typeof OpenApiCore = require('@alicloud/openapi-core');
const credentials: typeof Credentials = require('@alicloud/credentials');
const openApi: typeof OpenApiClient = require('@alicloud/openapi-client');
const { RPCClient }: { RPCClient: typeof PopClient } = require('@alicloud/pop-core');
const { RuntimeOptions } = require('@alicloud/tea-util');
const { default: openApiUtil }: { default: typeof OpenApiUtil } = require('@alicloud/openapi-util');

export interface KeyPair {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export interface ClientConfig extends KeyPair {
  /** Who is trusted to have signed the server's certificate, for an address of `https:`. */
  readonly ca?: string;
}

/** What generated clients of the newer SDKs do for an action: parameters in the query, or in a form. */
interface SdkCall {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly version?: string;
}

/** Calls an action; resolves with the answer's body, throws what the client throws. */
export type SdkClient = (action: string, call?: SdkCall) => Promise<Record<string, unknown>>;

const version = '2018-12-03';

/** `@alicloud/openapi-core`, under the newer clients; ACS3-HMAC-SHA256, or HMAC-SHA1 as `v2`. */
export function openApiCoreClient(url: string, key: ClientConfig, signatureAlgorithm?: 'v2'): SdkClient {
  return openApiCore(url, { ...key, ...(signatureAlgorithm === undefined ? {} : { signatureAlgorithm }) });
}

/** The same with the key that the CLI's current profile has, in `.aliyun/config.json` of a home folder. */
export function profileClient(url: string, home: string): SdkClient {
  const usual = process.env.HOME;
  process.env.HOME = home;
  const provider = credentials.CLIProfileCredentialsProvider.builder().build();
  process.env.HOME = usual;
  return openApiCore(url, { credential: new credentials.default(null, provider) });
}

function openApiCore(url: string, config: Partial<OpenApiCore.$OpenApiUtil.Config>): SdkClient {
  const { Config, Params, OpenApiRequest } = core.$OpenApiUtil;
  const client = new core.default(new Config({ ...config, ...placeOf(url) }));
  return async (action, { query = {}, body = {}, ...call } = {}) => {
    const params = new Params({ action, version: call.version ?? version, ...rpc, protocol: placeOf(url).protocol });
    const request = new OpenApiRequest({
      query: core.OpenApiUtil.query(query),
      body: core.OpenApiUtil.parseToMap(body),
    });
    return (await client.callApi(params, request, new RuntimeOptions({}))).body;
  };
}

/** `@alicloud/openapi-client`, under the clients before these; ACS3-HMAC-SHA256. */
export function openApiClient(url: string, key: ClientConfig): SdkClient {
  const { Config, Params, OpenApiRequest } = openApi;
  const client = new openApi.default(new Config({ ...key, ...placeOf(url) }));
  return async (action, { query = {}, body = {}, ...call } = {}) => {
    const params = new Params({ action, version: call.version ?? version, ...rpc, protocol: placeOf(url).protocol });
    const flat = core.OpenApiUtil.query(query);
    const request = new OpenApiRequest({ query: flat, body: core.OpenApiUtil.parseToMap(body) });
    return (await client.callApi(params, request, new RuntimeOptions({}))).body;
  };
}

/** `@alicloud/pop-core`: HMAC-SHA1, all in the query or in a form. */
export function popClient(url: string, { ca, ...key }: ClientConfig, method: 'GET' | 'POST' = 'GET'): SdkClient {
  const client = new RPCClient({ ...key, endpoint: new URL(url).origin, apiVersion: version, opts: { ca } });
  return (action, { query = {}, body = {} } = {}) => client.request(action, { ...query, ...body }, { method });
}

/** A client and its calls are told the protocol each. */
function placeOf(url: string): { endpoint: string; protocol: string } {
  const { host, protocol } = new URL(url);
  return { endpoint: host, protocol: protocol === 'https:' ? 'HTTPS' : 'HTTP' };
}

const rpc = {
  pathname: '/',
  method: 'POST',
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'formData',
  bodyType: 'json',
};

/** One request, signed by the vendor's own code, to be sent as it is, again, or changed. */
export function signedOnce(
  url: string,
  { accessKeyId, accessKeySecret }: KeyPair,
  action: string,
  { at = Date.now(), query = {} }: { at?: number; query?: Readonly<Record<string, string>> } = {},
): { url: string; init: { method: string; headers: Record<string, string> } } {
  const headers: Record<string, string> = {
    host: new URL(url).host,
    'x-acs-action': action,
    'x-acs-version': version,
    'x-acs-date': `${new Date(at).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': createHash('sha256').update('').digest('hex'),
  };
  const request = { method: 'POST', pathname: '/', query, headers };
  headers.authorization = openApiUtil.getAuthorization(
    request as unknown as Parameters<typeof openApiUtil.getAuthorization>[0],
    'ACS3-HMAC-SHA256',
    headers['x-acs-content-sha256'] ?? '',
    accessKeyId,
    accessKeySecret,
  );
  return { url: `${new URL('/', url)}?${new URLSearchParams(query)}`, init: { method: 'POST', headers } };
}
