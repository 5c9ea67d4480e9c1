import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Answer, IncomingCall } from '../http/answer.ts';
import type { AccessKey } from './accessKeys.ts';
import { gatewayError } from './answers.ts';

const algorithm = 'ACS3-HMAC-SHA256';
/** How far the clocks of caller and cloud may be apart. */
const longestSkewMs = 15 * 60_000;
const mustBeSigned = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

interface Authorization {
  readonly keyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function parseAuthorization(header: string | undefined): Authorization | null {
  const match = new RegExp(`^${algorithm} Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$`).exec(
    header ?? '',
  );
  const [, keyId, names, signature] = match ?? [];
  if (keyId === undefined || names === undefined || signature === undefined) return null;
  return { keyId, signedHeaders: names.split(';'), signature };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** RFC 3986: everything but letters, digits, `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function signatureOf(
  { method, target, headers, body }: IncomingCall,
  names: readonly string[],
  secret: string,
): string {
  const [path = '/', search = ''] = target.split('?', 2);
  const query = [...new URLSearchParams(search)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim()}\n`).join('');
  const canonical = [method, path, query, lines, names.join(';'), sha256(body)].join('\n');
  return createHmac('sha256', secret)
    .update(`${algorithm}\n${sha256(canonical)}`)
    .digest('hex');
}

/** Remembers the nonces it has seen; one call's headers cannot be used for a second. */
export class SignatureCheck {
  readonly #keys: readonly AccessKey[];
  readonly #now: () => number;
  readonly #nonces = new Set<string>();

  constructor(keys: readonly AccessKey[], now: () => number) {
    this.#keys = keys;
    this.#now = now;
  }

  /** The key that signed the call, or the gateway's refusal in the order in which it checks. */
  check(call: IncomingCall): AccessKey | Answer {
    const { headers } = call;
    const given = parseAuthorization(headers.authorization);
    if (given === null || mustBeSigned.some((name) => !given.signedHeaders.includes(name))) {
      return gatewayError(400, 'IncompleteSignature', 'The request signature does not conform to standards.');
    }
    const key = this.#keys.find(({ id }) => id === given.keyId);
    if (key === undefined) {
      return gatewayError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    }
    if (!key.active) return gatewayError(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
    const date = Date.parse(headers['x-acs-date'] ?? '');
    if (!(Math.abs(date - this.#now()) <= longestSkewMs)) {
      return gatewayError(400, 'IllegalTimestamp', 'The input parameter "Timestamp" is illegal.');
    }
    const nonce = headers['x-acs-signature-nonce'] ?? '';
    if (this.#nonces.has(nonce)) {
      return gatewayError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    }
    this.#nonces.add(nonce);
    const right = signatureOf(call, given.signedHeaders, key.secret);
    const bodyAsSigned = headers['x-acs-content-sha256'] === sha256(call.body);
    if (!bodyAsSigned || !timingSafeEqual(Buffer.from(right), Buffer.from(given.signature))) {
      return gatewayError(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
    }
    return key;
  }
}
