import { createHash, randomBytes } from 'node:crypto';

/** What lets somebody in by itself: 256 random bits, in letters that cookies and addresses take. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: a stolen database lets nobody in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
