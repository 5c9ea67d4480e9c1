import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { StartOptions } from '../../startServer.ts';
import { startTestServer, type TestServer } from '../testServer.ts';
import { type Browser, openBrowser, passProvider } from './browser.ts';
import { type RunningProvider, startProvider } from './startProvider.ts';

/** Before each test: a server, and a provider that knows anna, an operator, as `u-1`; one provider for the file. */
export function prepareSingleSignOn() {
  let provider: RunningProvider;
  let server: TestServer;
  let browser: Browser;
  const start = async (environment: Record<string, string> = {}, other?: StartOptions) => {
    const roles = { MOORING_OIDC_ROLES: 'security=administrator,ops=operator,staff=viewer' };
    server = await startTestServer({ ...provider.environment, ...roles, ...environment }, other);
  };

  beforeAll(async () => {
    // Its data are in memory, of which it warns.
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    provider = await startProvider();
  });
  afterAll(() => provider.close());
  beforeEach(async () => {
    provider.tamper(null);
    provider.people.clear();
    provider.people.set('u-1', { preferred_username: 'anna', groups: ['ops', 'staff'] });
    browser = openBrowser();
    await start();
  });
  afterEach(() => server.close());

  const startUrl = (to = '/images?view=repository') =>
    new URL(`/api/oidc/start?${new URLSearchParams({ to })}`, server.url).href;
  const callback = (account = 'u-1', by = browser) => passProvider(by, startUrl(), account);
  /** Where an address leads a browser. */
  const visit = async (url: string, by = browser) =>
    new URL((await by.get(url)).headers.get('location') ?? '', server.url);

  return {
    get provider() {
      return provider;
    },
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
    /** Where a sign-in begins that is to lead to a page. */
    startUrl,
    /** Where the provider leads back to, once the person is signed in there. */
    callback,
    visit,
    /** Signs in; where the browser is in the end. */
    signIn: async (account = 'u-1', by = browser) => visit(await callback(account, by), by),
    /** Who is signed in. */
    who: async (by = browser) => (await by.get(new URL('/api/session', server.url).href)).json(),
    /** Another server, on data of its own. */
    async startAnother(environment: Record<string, string>, other?: StartOptions) {
      await server.close();
      await start(environment, other);
    },
  };
}
