import { expect } from '@playwright/test';
import { startNeighbour, startTlsProxy } from '../../../server/testing/tlsProxy.ts';
import { adminPassword, MooringProcess } from '../../fixtures/mooringProcess.ts';
import { pageTest } from '../../fixtures/pageTest.ts';

interface BehindTls {
  /** Where browsers reach the server. */
  publicUrl: string;
  neighbour: Awaited<ReturnType<typeof startNeighbour>>;
}

const test = pageTest.extend<BehindTls>({
  publicUrl: async ({}, use) => {
    let target = '';
    const proxy = await startTlsProxy(() => target);
    const publicUrl = `https://mooring.example.test:${proxy.port}`;
    const mooring = new MooringProcess({ MOORING_PUBLIC_URL: publicUrl });
    await mooring.start();
    target = mooring.url;
    await use(publicUrl);
    await mooring.close();
    await proxy.close();
  },
  neighbour: async ({}, use) => {
    const neighbour = await startNeighbour();
    await use(neighbour);
    await neighbour.close();
  },
});
test.use({ ignoreHTTPSErrors: true });

test('behind a TLS proxy one signs in, stays signed in and signs out, by cookies that are the host’s own', async ({
  page,
  context,
  publicUrl,
  signIn,
  images,
}) => {
  const first = await page.goto(publicUrl);
  expect(first?.headers()['strict-transport-security']).toBe('max-age=31536000');
  await signIn.signIn('admin', adminPassword);
  await expect(images.heading).toBeVisible();
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(1);
  for (const cookie of cookies) {
    expect(cookie.name).toMatch(/^__Host-mooring_(session|device)_/);
    expect(cookie).toMatchObject({ domain: 'mooring.example.test', path: '/', secure: true, httpOnly: true });
    expect(cookie.sameSite).toBe('Strict');
  }
  expect(await page.evaluate('document.cookie')).toBe('');
  await page.reload();
  await expect(images.heading).toBeVisible();

  await page.getByRole('button', { name: 'admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(signIn.heading).toBeVisible();
  await page.reload();
  await expect(signIn.heading).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).toEqual([expect.stringMatching(/^__Host-mooring_device_/)]);
});

test('neither a port without TLS nor another name beside it gets a cookie, or can plant one', async ({
  page,
  context,
  publicUrl,
  neighbour,
  signIn,
  images,
}) => {
  await page.goto(publicUrl);
  await signIn.signIn('admin', adminPassword);
  await expect(images.heading).toBeVisible();
  for (const name of ['mooring.example.test', 'other.example.test']) {
    await page.goto(`http://${name}:${neighbour.port}/`);
    await expect(page.getByRole('heading', { name: 'Neighbour' })).toBeVisible();
  }
  expect(neighbour.cookies).toEqual([]);
  // What a neighbour plants under the same name is no cookie of the host's own.
  const session = (await context.cookies(publicUrl)).find(({ name }) => name.includes('session'));
  for (const attributes of ['path=/', 'path=/; domain=example.test', 'path=/api; secure']) {
    await page.evaluate(`document.cookie = '${session?.name}=planted; ${attributes}'`);
  }
  await page.goto(publicUrl);
  await expect(images.heading).toBeVisible();
  expect(await context.cookies(publicUrl)).toContainEqual(session);
});
