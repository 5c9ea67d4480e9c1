import { randomBytes } from 'node:crypto';
import { htmlPage } from '../nginx.ts';
import { cookiesOf, isReading } from '../session.ts';
import type { PreparedAnswer } from './endpoint.ts';

type Headers = Readonly<Record<string, string | undefined>>;

const anHour = 3600;

/** A client that sends its `sid` back may not write without an XSRF token, Basic credentials or not. */
export function xsrfRefusal(method: string, headers: Headers): PreparedAnswer | null {
  if (isReading(method) || !cookiesOf(headers.cookie).has('sid')) return null;
  if ((headers['x-xsrftoken'] ?? headers['x-csrftoken'] ?? '') !== '') return null;
  return { ...htmlPage(422, 'Unprocessable Entity'), prepared: true };
}

/** `sid` for whoever has none, but not of the registry API; `_xsrf` with every answer that was prepared. */
export function cookiesToSet(headers: Headers, prepared: boolean, ofRegistry: boolean): { 'Set-Cookie'?: string[] } {
  const cookies: string[] = [];
  if (!ofRegistry && !cookiesOf(headers.cookie).has('sid')) {
    cookies.push(`sid=${randomBytes(16).toString('hex')}; Path=/; HttpOnly`);
  }
  if (prepared) {
    const expires = new Date(Date.now() + anHour * 1000).toUTCString().replace('GMT', 'UTC');
    cookies.push(`_xsrf=${randomBytes(16).toString('hex')}; Expires=${expires}; Max-Age=${anHour}; Path=/`);
  }
  return cookies.length === 0 ? {} : { 'Set-Cookie': cookies };
}
