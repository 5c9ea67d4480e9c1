import { HttpResponse, http } from 'msw/http';
import * as z from 'zod/mini';
import { type Session, setupSchema, signInSchema } from '#contract/access/session.ts';
import { languageOf } from '#contract/language.ts';
import type { Translate } from '#contract/translation.ts';
import { Refusal } from '../refusal.ts';
import { sessionOf } from '../sessionOf.ts';
import { translatorOf } from '../translators.ts';
import { demoAccount, demoRoles, demoSessionKey } from './demoAccount.ts';

function describeSession(): Session {
  // `?demo=setup` in the address shows the first visit, until somebody signs in.
  const userName = sessionStorage.getItem(demoSessionKey);
  const firstVisit = userName === null && new URLSearchParams(window.location.search).get('demo') === 'setup';
  return sessionOf(userName, {
    role: userName === null ? null : (demoRoles[userName] ?? 'administrator'),
    setupRequired: firstVisit,
    setupCodeRequired: firstVisit,
  });
}

function enter(userName: string) {
  sessionStorage.setItem(demoSessionKey, userName);
  return HttpResponse.json(describeSession());
}

function translatorFor(request: Request): Translate {
  return translatorOf(languageOf(request.headers.get('Accept-Language') ?? '') ?? 'zh');
}

/** Signing in as the demo's account; kept while the tab is open. */
export function sessionHandlers() {
  return [
    http.get('/api/session', () => HttpResponse.json(describeSession())),
    http.post('/api/session', async ({ request }) => {
      const values = z.parse(signInSchema, await request.json());
      const translate = translatorFor(request);
      if (values.userName === 'throttled') return new Refusal('Throttling.SignIn').answer(translate);
      const { userName, password } = values;
      if (Object.hasOwn(demoRoles, userName) && password === demoAccount.password) return enter(userName);
      return new Refusal('SignInRefused').answer(translate);
    }),
    http.delete('/api/session', () => {
      sessionStorage.removeItem(demoSessionKey);
      return HttpResponse.json(describeSession());
    }),
    http.post('/api/setup', async ({ request }) => {
      const values = z.parse(setupSchema, await request.json());
      if (values.setupCode === 'wrong') return new Refusal('SetupRefused').answer(translatorFor(request));
      return enter(demoAccount.userName);
    }),
  ];
}
