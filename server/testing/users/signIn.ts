import { adminPassword } from '../adminPassword.ts';

/** The cookie of a new session of the administrator. Throws where the server refuses it. */
export async function signIn(url: string): Promise<string> {
  const answer = await fetch(new URL('/api/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'admin', password: adminPassword }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`The administrator could not sign in: ${answer.status}`);
  return cookie;
}
