import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** OWASP's scrypt setting of N=2^16, r=8, p=2: about 64 MiB and a tenth of a second a try. */
const cost = { N: 2 ** 16, r: 8, p: 2 };
const options: ScryptOptions = { ...cost, maxmem: 128 * 1024 * 1024 };
const keyLength = 32;

/** `scrypt$N$r$p$salt$key`, base64url. */
function format(salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return format(salt, await derive(password.normalize('NFC'), salt, keyLength, options));
}

/** No password has it; comparing with it takes as long as with a real one, so the time taken tells nothing. */
export const dummyHash = format(Buffer.alloc(16), Buffer.alloc(keyLength));

/** A stored text that is no hash of ours verifies nothing. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password.normalize('NFC'), Buffer.from(salt, 'base64url'), expected.length, {
    N: Number(n),
    r: Number(r),
    p: Number(p),
    maxmem: options.maxmem ?? 0,
  });
  return timingSafeEqual(expected, actual);
}
