import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** The few pieces of ASN.1 (DER) that a certificate needs. Go takes no length that could have been written shorter. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents);
const identifier = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Buffer): Buffer => der(0x04, content);

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonNameType = identifier('550403');
const subjectAltName = identifier('551d11');
const basicConstraints = identifier('551d13');
const yes = der(0x01, Buffer.from([0xff]));

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(commonNameType, der(0x0c, Buffer.from(commonName)))));
}

function timeOf(time: number): Buffer {
  return der(0x18, Buffer.from(`${new Date(time).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function alternativeName(name: string): Buffer {
  if (isIP(name) === 4) return der(0x87, Buffer.from(name.split('.').map(Number)));
  if (isIP(name) === 6) throw new RangeError('IPv6 addresses are not needed here');
  return der(0x82, Buffer.from(name));
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

interface Authority {
  readonly commonName: string;
  readonly privateKey: KeyObject;
  /** PEM. */
  readonly cert: string;
}

interface CertificateOptions {
  readonly commonName: string;
  /** Domain names and IPv4 addresses that it is good for. */
  readonly names?: readonly string[];
  /** Ms since 1970; default: since yesterday, for a year. */
  readonly notBefore?: number;
  readonly notAfter?: number;
  /** May sign others. */
  readonly authority?: boolean;
  /** Default: itself. */
  readonly signedBy?: Authority;
}

export interface Identity extends Authority {
  /** PEM of the private key. */
  readonly key: string;
  /** SHA-256 of the certificate, 64 lower-case hex digits. */
  readonly fingerprint: string;
}

const day = 86_400_000;

/**
 * Makes a key and a certificate on the spot, for tests of every way in which a certificate can be wrong, so
 * that no private key is kept anywhere.
 */
export function createIdentity(options: CertificateOptions): Identity {
  const { commonName, names = [], authority = false, signedBy } = options;
  const { notBefore = Date.now() - day, notAfter = Date.now() + 365 * day } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const extensions = [
    ...(names.length === 0 ? [] : [sequence(subjectAltName, octets(sequence(...names.map(alternativeName))))]),
    sequence(basicConstraints, yes, octets(authority ? sequence(yes) : sequence())),
  ];
  // A serial number has to be positive: the first bit is off.
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    nameOf(signedBy?.commonName ?? commonName),
    sequence(timeOf(notBefore), timeOf(notAfter)),
    nameOf(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toSign, signedBy?.privateKey ?? privateKey);
  const certificate = sequence(toSign, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const fingerprint = createHash('sha256').update(certificate).digest('hex');
  return { commonName, privateKey, key, cert: pem('CERTIFICATE', certificate), fingerprint };
}
