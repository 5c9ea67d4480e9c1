import * as z from 'zod/mini';
import { type Session, type Setup, type SignIn, sessionSchema } from '#contract/access/session.ts';
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
