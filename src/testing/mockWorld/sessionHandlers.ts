import { HttpResponse, http } from 'msw/http';
import * as z from 'zod/mini';
import type { Language } from '#contract/language.ts';
import { type Session, setupSchema, signInSchema } from '#contract/session.ts';
import { Refusal } from '../refusal.ts';
import { demoAccount, demoSessionKey } from './demoAccount.ts';

function describeSession(): Session {
  // `?demo=setup` in the address shows the first visit, until somebody signs in.
  const userName = sessionStorage.getItem(demoSessionKey);
  const firstVisit = userName === null && new URLSearchParams(window.location.search).get('demo') === 'setup';
  return { userName, setupRequired: firstVisit, setupCodeRequired: firstVisit };
}

function enter() {
  sessionStorage.setItem(demoSessionKey, demoAccount.userName);
  return HttpResponse.json(describeSession());
}

function languageOf(request: Request): Language {
  return request.headers.get('Accept-Language')?.startsWith('en') ? 'en' : 'zh';
}

/** Signing in as the demo's account; kept while the tab is open. */
export function sessionHandlers() {
  return [
    http.get('/api/session', () => HttpResponse.json(describeSession())),
    http.post('/api/session', async ({ request }) => {
      const values = z.parse(signInSchema, await request.json());
      const language = languageOf(request);
      if (values.userName === 'throttled') return new Refusal('Throttling.SignIn').answer(language);
      const { userName, password } = demoAccount;
      if (values.userName === userName && values.password === password) return enter();
      return new Refusal('SignInRefused').answer(language);
    }),
    http.delete('/api/session', () => {
      sessionStorage.removeItem(demoSessionKey);
      return HttpResponse.json(describeSession());
    }),
    http.post('/api/setup', async ({ request }) => {
      const values = z.parse(setupSchema, await request.json());
      if (values.setupCode === 'wrong') return new Refusal('SetupRefused').answer(languageOf(request));
      return enter();
    }),
  ];
}
