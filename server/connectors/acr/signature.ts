import { createHash, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import type OpenApi from '@alicloud/openapi-util';

// CommonJS with `exports.default`: Node and bundlers disagree on what a default import of it is.
const { default: openApi } = createRequire(import.meta.url)('@alicloud/openapi-util') as { default: typeof OpenApi };

const algorithm = 'ACS3-HMAC-SHA256';
const hashOfNothing = createHash('sha256').update('').digest('hex');
/** The package's type asks for a body; the signature knows it by its hash only. */
const noBody = Readable.from([]);

/** One call as Container Registry understands it; all parameters travel in the query, the body is empty. */
export interface ApiCall {
  readonly method: 'GET' | 'POST';
  readonly action: string;
  readonly version: '2018-12-01' | '2016-06-07';
  /** Percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

/** Path and query as they go out: encoded as the signature encodes them. */
export function requestTarget({ path, query }: ApiCall): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${openApi.getEncodeParam(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** The headers that sign a call to `host` (with its port, where that is not the scheme's own). `now` in ms since 1970. */
export function signedHeaders(call: ApiCall, key: AccessKey, host: string, now: number): Record<string, string> {
  const headers = {
    'x-acs-action': call.action,
    'x-acs-version': call.version,
    'x-acs-date': `${new Date(now).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': hashOfNothing,
  };
  const request = {
    protocol: 'https',
    port: 443,
    method: call.method,
    pathname: call.path,
    query: { ...call.query },
    headers: { ...headers, host },
    body: noBody,
  };
  return { ...headers, authorization: openApi.getAuthorization(request, algorithm, hashOfNothing, key.id, key.secret) };
}
