import * as z from 'zod/mini';
import {
  type FollowLink,
  type Link,
  linkSchema,
  type Session,
  type Setup,
  type SignIn,
  sessionSchema,
} from '#contract/access/session.ts';
import type { Language } from '#contract/language.ts';
import { request } from './http.ts';

const anyAnswer = z.unknown();

/** Who is signed in, and whether the administrator is still to be created. */
export function fetchSession(language: Language, signal?: AbortSignal): Promise<Session> {
  return request({ method: 'GET', path: '/api/session', language, answer: sessionSchema, signal });
}

/** Sets the session cookie. */
export async function signIn(language: Language, values: SignIn): Promise<void> {
  await request({ method: 'POST', path: '/api/session', body: values, language, answer: anyAnswer });
}

export async function signOut(language: Language): Promise<void> {
  await request({ method: 'DELETE', path: '/api/session', language, answer: anyAnswer });
}

/** Creates the administrator, once. */
export async function setUp(language: Language, values: Setup): Promise<void> {
  await request({ method: 'POST', path: '/api/setup', body: values, language, answer: anyAnswer });
}

/** Whose link it is, and whether it is good still. */
export function describeLink(language: Language, token: string): Promise<Link> {
  return request({
    method: 'POST',
    path: '/api/password-link/describe',
    body: { token },
    language,
    answer: linkSchema,
  });
}

/** Chooses the password that the link is for. Sets the session cookie, unless a second step is to be asked for: then nobody is signed in. */
export function followLink(language: Language, values: FollowLink): Promise<Session> {
  return request({ method: 'POST', path: '/api/password-link', body: values, language, answer: sessionSchema });
}
