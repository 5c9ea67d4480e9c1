import { HttpResponse, http } from 'msw/http';
import * as z from 'zod/mini';
import {
  describeLinkSchema,
  followLinkSchema,
  type Link,
  type Session,
  setupSchema,
  signInSchema,
} from '#contract/access/session.ts';
import { languageOf } from '#contract/language.ts';
import { limits } from '#contract/limits.ts';
import type { Translate } from '#contract/translation.ts';
import { Refusal } from '../../../refusal.ts';
import { sessionOf } from '../../../sessionOf.ts';
import { translatorOf } from '../../../translators.ts';
import { demoAccount, demoCode, demoSessionKey, demoUserName } from '../../content/demoAccount.ts';
import type { World } from '../../state/world.ts';

function translatorFor(request: Request): Translate {
  return translatorOf(languageOf(request.headers.get('Accept-Language') ?? '') ?? 'zh');
}

/** Signing in as one of the demo's users, by password or by a link; kept while the tab is open. */
export function sessionHandlers(world: World) {
  const userNamed = (name: string | null) => world.users.find(({ UserName }) => UserName === name);
  const describeSession = (): Session => {
    // `?demo=setup` in the address shows the first visit, until somebody signs in.
    const userName = demoUserName();
    const firstVisit = userName === null && new URLSearchParams(window.location.search).get('demo') === 'setup';
    const user = userNamed(userName);
    return sessionOf(userName, {
      ...(user === undefined ? {} : { role: user.Role, seesAllRegistries: user.RegistryIds === null }),
      setupRequired: firstVisit,
      setupCodeRequired: firstVisit,
    });
  };
  const enter = (userName: string) => {
    sessionStorage.setItem(demoSessionKey, userName);
    return HttpResponse.json(describeSession());
  };
  const userOfLink = (token: string) => userNamed(world.links.get(token) ?? null);
  return [
    http.get('/api/session', () => HttpResponse.json(describeSession())),
    http.post('/api/session', async ({ request }) => {
      const { userName, password, code } = z.parse(signInSchema, await request.json());
      const translate = translatorFor(request);
      const refuse = (refusal: Refusal) => refusal.answer(translate);
      if (userName === 'throttled') return refuse(new Refusal('Throttling.SignIn'));
      const user = userNamed(userName);
      if (user?.State !== 'ACTIVE' || password !== demoAccount.password) return refuse(new Refusal('SignInRefused'));
      if (user.SecondStep && code === undefined) return refuse(new Refusal('SecondStepRequired'));
      if (user.SecondStep && code !== demoCode) {
        const message = translate('issues:wrongCode');
        return refuse(new Refusal('IllegalParam', { issues: [{ path: ['code'], message }] }));
      }
      return enter(userName);
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
    http.post('/api/password-link/describe', async ({ request }) => {
      const user = userOfLink(z.parse(describeLinkSchema, await request.json()).token);
      if (user === undefined) return new Refusal('LinkInvalid').answer(translatorFor(request));
      const expiryTime = user.LinkExpiryTime ?? world.now() + limits.users.linkMs;
      return HttpResponse.json({ userName: user.UserName, isFirst: !user.HasPassword, expiryTime } satisfies Link);
    }),
    http.post('/api/password-link', async ({ request }) => {
      const { token } = z.parse(followLinkSchema, await request.json());
      const user = userOfLink(token);
      if (user === undefined) return new Refusal('LinkInvalid').answer(translatorFor(request));
      world.links.delete(token);
      delete user.LinkExpiryTime;
      Object.assign(user, { State: 'ACTIVE', HasPassword: true, LastSignInTime: world.now(), Sessions: 1 });
      // A link does not go round a second step.
      if (!user.SecondStep) return enter(user.UserName);
      sessionStorage.removeItem(demoSessionKey);
      return HttpResponse.json(describeSession());
    }),
  ];
}
