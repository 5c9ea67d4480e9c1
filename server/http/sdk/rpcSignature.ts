import { createHmac } from 'node:crypto';
import {
  incomplete,
  isSameSignature,
  percentEncoded,
  required,
  type SignedRequest,
  timeOf,
  type WireRequest,
} from './signedRequest.ts';

/** What belongs to the signature, not to the action. */
const ofSignature: readonly string[] = [
  'AccessKeyId',
  'Action',
  'Format',
  'SecurityToken',
  'Signature',
  'SignatureMethod',
  'SignatureNonce',
  'SignatureType',
  'SignatureVersion',
  'Timestamp',
  'Version',
];

/**
 * A request that the older SDKs signed: all is in parameters, of the query or of a form body, and all of them are signed. Measured on
 * `@alicloud/pop-core` 1.8.0 and on the newer SDKs with `signatureAlgorithm: 'v2'`. A parameter of an action that is
 * called as one of the signature's cannot be given this way.
 */
export function readRpc({ method, query, form }: WireRequest): SignedRequest {
  const parameters = [...query, ...form];
  const one = (name: string) => parameters.find(([given]) => given === name)?.[1];
  const given = required({
    AccessKeyId: one('AccessKeyId'),
    Action: one('Action'),
    Signature: one('Signature'),
    SignatureNonce: one('SignatureNonce'),
    Timestamp: one('Timestamp'),
    Version: one('Version'),
  });
  if (one('SignatureMethod') !== 'HMAC-SHA1') throw incomplete(['SignatureMethod']);
  const canonical = parameters
    .filter(([name]) => name !== 'Signature')
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, text]) => `${percentEncoded(name)}=${percentEncoded(text)}`)
    .join('&');
  const toSign = [method, '/', canonical].map(percentEncoded).join('&');
  return {
    accessKeyId: given.AccessKeyId,
    nonce: given.SignatureNonce,
    signedAt: timeOf(given.Timestamp, 'Timestamp'),
    action: given.Action,
    version: given.Version,
    parameters: parameters.filter(([name]) => !ofSignature.includes(name)),
    isSignedWith: (secret) =>
      isSameSignature(Buffer.from(given.Signature, 'base64'), createHmac('sha1', `${secret}&`).update(toSign).digest()),
  };
}
