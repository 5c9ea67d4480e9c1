import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHarborV2 } from '../harbor/startHarborV2.ts';
import { simulatorPasswords } from '../world/accounts.ts';
import { createWorld } from '../world/createWorld.ts';
import type { Fault } from './faults.ts';
import type { RunningSimulator } from './runningSimulator.ts';

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await startHarborV2({ world: createWorld({ images: 30 }), wrongPasswordMs: 10 });
});
afterEach(() => simulator.close());

function get(path = '/api/v2.0/projects?page_size=100', signal?: AbortSignal): Promise<Response> {
  const authorization = `Basic ${btoa(`admin:${simulatorPasswords.admin}`)}`;
  return fetch(simulator.url + path, { headers: { authorization }, signal: signal ?? null });
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${simulator.url}/__simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
}

describe('faults of a simulator', () => {
  it('end when they are cleared', async () => {
    simulator.faults.set({ kind: 'status', status: 500 });
    expect((await get()).status).toBe(500);
    simulator.faults.clear();
    expect((await get()).status).toBe(200);
  });

  it('hit only matching paths, only every n-th request, only so many times', async () => {
    simulator.faults.set({ kind: 'status', status: 502, path: '/projects', every: 2, times: 1 });
    const statuses: number[] = [(await get('/api/v2.0/systeminfo')).status];
    for (let n = 0; n < 4; n += 1) statuses.push((await get()).status);
    expect(statuses).toEqual([200, 200, 502, 200, 200]);
  });

  it.each([undefined, 7])('rate limits with Retry-After %s', async (retryAfter) => {
    simulator.faults.set({ kind: 'rateLimited', ...(retryAfter === undefined ? {} : { retryAfter }) });
    const response = await get();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe(retryAfter === undefined ? null : '7');
  });

  it('cut the connection before the headers', async () => {
    simulator.faults.set({ kind: 'cut' });
    await expect(get()).rejects.toThrow('fetch failed');
    expect(simulator.requests.at(-1)?.status).toBeNull();
  });

  it('cut the connection in the middle of the body', async () => {
    simulator.faults.set({ kind: 'cut', afterBytes: 20 });
    const response = await get();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('break the JSON under a right content type', async () => {
    simulator.faults.set({ kind: 'brokenJson' });
    const response = await get();
    expect(response.headers.get('content-type')).toBe('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('answer HTML in place of the API', async () => {
    simulator.faults.set({ kind: 'html' });
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('hang until the client gives up', async () => {
    simulator.faults.set({ kind: 'hang' });
    await expect(get(undefined, AbortSignal.timeout(80))).rejects.toThrow('timeout');
  });

  it('make answers slow', async () => {
    simulator.faults.set({ kind: 'slow', ms: 120 });
    const started = performance.now();
    await get();
    expect(performance.now() - started).toBeGreaterThan(115);
  });

  it('flood the client with far more than was promised', async () => {
    simulator.faults.set({ kind: 'flood', megabytes: 3 });
    const body = await (await get()).text();
    expect(body.length).toBeGreaterThan(3 * 1024 * 1024);
    expect(Array.isArray(JSON.parse(body))).toBe(true);
  });

  it('drip the body byte by byte', async () => {
    simulator.faults.set({ kind: 'drip', ms: 20 });
    const reader = (await get()).body?.getReader();
    expect((await reader?.read())?.value?.length).toBe(1);
    await reader?.cancel();
  });

  it('redirect, and change headers', async () => {
    simulator.faults.set({ kind: 'redirect', to: 'http://169.254.169.254/' });
    const redirected = await fetch(`${simulator.url}/api/v2.0/projects`, { redirect: 'manual' });
    expect([redirected.status, redirected.headers.get('location')]).toEqual([302, 'http://169.254.169.254/']);
    simulator.faults.set({ kind: 'header', name: 'Link', value: '<http://elsewhere/>; rel="next"' });
    expect((await get()).headers.get('link')).toBe('<http://elsewhere/>; rel="next"');
  });

  it('change a field wherever it stands, and shorten lists under their old total', async () => {
    simulator.faults.set({ kind: 'field', name: 'name', value: '../x' }, { kind: 'shortened', by: 2 });
    const response = await get();
    const projects: unknown = await response.json();
    expect(projects).toEqual(Array.from({ length: 6 }, () => expect.objectContaining({ name: '../x' })));
    expect(response.headers.get('x-total-count')).toBe('8');
  });

  it('give the first page again, whichever was asked for', async () => {
    const first: unknown = await (await get('/api/v2.0/projects?page=1&page_size=3')).json();
    simulator.faults.set({ kind: 'firstPageAgain' });
    expect(await (await get('/api/v2.0/projects?page=2&page_size=3')).json()).toEqual(first);
  });

  it('make every account an ordinary one, or every password wrong', async () => {
    simulator.faults.set({ kind: 'nonAdmin' });
    expect(await (await get('/api/v2.0/users/current')).json()).toMatchObject({ sysadmin_flag: false });
    simulator.faults.set({ kind: 'wrongPassword' });
    expect((await get('/api/v2.0/users/current')).status).toBe(401);
    const shrunk: unknown = await (await get()).json();
    expect(shrunk).toEqual([expect.objectContaining({ metadata: { public: 'true' } })]);
  });
});

describe('the control door of a simulator', () => {
  it('sets faults that are well formed and refuses others', async () => {
    const faults: Fault[] = [{ kind: 'status', status: 503 }];
    expect((await post('faults', { faults })).status).toBe(200);
    expect((await get()).status).toBe(503);
    expect((await post('faults', { faults: [{ kind: 'explode' }] })).status).toBe(400);
    expect((await post('faults', { faults: [{ kind: 'hang', path: '(' }] })).status).toBe(400);
    expect(simulator.faults.current).toEqual(faults);
  });

  it('changes the world', async () => {
    expect(await (await post('world', { addImages: 5 })).json()).toMatchObject({ images: 35 });
    const tag = { repository: 'payments/checkout-api', tag: 'hotfix' };
    expect(await (await post('world', { addTag: tag })).json()).toMatchObject({ images: 36 });
    expect((await post('world', { removeTag: tag })).status).toBe(200);
    expect((await post('world', { removeRepository: 'payments/checkout-api' })).status).toBe(200);
    expect((await post('world', { removeRepository: 'payments/checkout-api' })).status).toBe(404);
    expect((await post('world', { dropEverything: true })).status).toBe(400);
  });
});

describe('the request log of a simulator', () => {
  it('keeps method, path as sent, user and status, but not the calls at its control door', async () => {
    await post('faults', { faults: [] });
    await get('/api/v2.0/projects/storefront/repositories/app%252Fapi/artifacts?page_size=1');
    const path = '/api/v2.0/projects/storefront/repositories/app%252Fapi/artifacts?page_size=1';
    expect(simulator.requests).toEqual([{ method: 'GET', path, user: 'admin', status: 200 }]);
  });
});
