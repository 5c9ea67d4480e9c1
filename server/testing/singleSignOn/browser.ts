/** A browser that follows where it is led, one step at a time, and keeps each host's cookies. */
export interface Browser {
  /** One request; a redirect is not followed. */
  get(url: string): Promise<Response>;
  post(url: string, form: Readonly<Record<string, string>>): Promise<Response>;
  /** As many requests as it takes, until an address is met that `until` takes: that one is not asked. */
  follow(url: string, until?: (url: URL) => boolean): Promise<string>;
  cookies(url: string): string;
}

const mostSteps = 10;

/** Cookies are kept by host and port: as if each service had a host name of its own. */
export function openBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const cookies = (url: string) => [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(url: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, cookie: cookies(url) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const mark = pair.indexOf('=');
      const [name, value] = [pair.slice(0, mark), pair.slice(mark + 1)];
      const isEnded = value === '' || attributes.some((attribute) => /^ *max-age=0/i.test(attribute));
      if (isEnded) jarOf(url).delete(name);
      else jarOf(url).set(name, value);
    }
    return answer;
  }

  const browser: Browser = {
    get: (url) => ask(url, {}),
    post: (url, form) =>
      ask(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
    async follow(url, until = () => false) {
      let at = url;
      for (let step = 0; step < mostSteps; step += 1) {
        if (until(new URL(at))) return at;
        const next = (await browser.get(at)).headers.get('location');
        if (next === null) return at;
        at = new URL(next, at).href;
      }
      throw new Error(`Led on from ${at} without an end.`);
    },
    cookies,
  };
  return browser;
}

/** Goes from the provider's own page, as the person with that account, to where the provider leads back to. */
export async function passProvider(browser: Browser, startUrl: string, account: string): Promise<string> {
  const isCallback = ({ pathname }: URL) => pathname === '/api/oidc/callback';
  const page = await browser.follow(startUrl, isCallback);
  if (isCallback(new URL(page))) return page;
  const answer = await browser.post(page, { account });
  return browser.follow(new URL(answer.headers.get('location') ?? '', page).href, isCallback);
}
