import { randomBytes } from 'node:crypto';
import type { Answer } from '../../http/answer.ts';
import { cookiesOf, isReading } from '../session.ts';
import { error } from './answers.ts';
import type { FlavourFacts } from './flavour.ts';

type Headers = Readonly<Record<string, string | undefined>>;

const halfADay = 43_200;

function token(): string {
  return randomBytes(32).toString('base64');
}

/**
 * Harbor guards against forged requests from the moment a client sends its `sid` back: reading then gives a
 * token, and writing without one is refused, Basic credentials or not. Without the cookie there is no guard.
 */
export function csrfRefusal(method: string, headers: Headers, { newest }: FlavourFacts): Answer | null {
  const cookies = cookiesOf(headers.cookie);
  if (isReading(method) || !cookies.has('sid')) return null;
  const proven = cookies.has('_gorilla_csrf') && (headers['x-harbor-csrf-token'] ?? '') !== '';
  return proven ? null : error(403, newest ? 'CSRF token not found in request' : 'CSRF token invalid');
}

/** The cookies and headers that go with every answer: a new `sid`, or the guard's token where there is one already. */
export function sessionHeaders(
  headers: Headers,
  { legacyHalf }: FlavourFacts,
  refused: boolean,
): Record<string, string | string[]> {
  if (!cookiesOf(headers.cookie).has('sid')) {
    return { 'Set-Cookie': `sid=${randomBytes(16).toString('hex')}; Path=/; HttpOnly` };
  }
  const expires = new Date(Date.now() + halfADay * 1000).toUTCString();
  const guard = `_gorilla_csrf=${token()}; Path=/; Expires=${expires}; Max-Age=${halfADay}; HttpOnly; SameSite=Strict`;
  const vary: Record<string, string> = refused ? {} : { Vary: 'Cookie' };
  if (legacyHalf) return { 'Set-Cookie': [guard, `__csrf=${token()}; Path=/; SameSite=Strict`], ...vary };
  return { 'Set-Cookie': guard, 'X-Harbor-Csrf-Token': token(), ...vary };
}
