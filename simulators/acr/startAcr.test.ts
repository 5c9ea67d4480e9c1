import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningSimulator } from '../http/runningSimulator.ts';
import { type VendorCall, vendorCall } from '../testing/acr/vendorClient.ts';
import { createWorld } from '../world/createWorld.ts';
import { simulatorKeys } from './accessKeys.ts';
import { instanceIn } from './places.ts';
import { startAcr } from './startAcr.ts';

const prod = instanceIn('cn-hangzhou', 'prod');
const places = [prod, instanceIn('cn-shanghai', 'stage'), { edition: 'personal', region: 'cn-hangzhou' } as const];
let simulator: RunningSimulator;
const call = (details: VendorCall) => vendorCall(simulator.url, details);

beforeEach(async () => {
  simulator = await startAcr({ world: createWorld({ images: 300, kind: 'harbor-v1' }), places });
});
afterEach(() => simulator.close());

async function firstRepository(): Promise<Record<string, unknown>> {
  const { body } = await call({ action: 'ListRepository', query: { InstanceId: prod.id } });
  return (body as { Repositories: Record<string, unknown>[] }).Repositories[0] ?? {};
}

describe('the Enterprise API', () => {
  it.each([
    ['cn-hangzhou', ['prod']],
    ['cn-shanghai', ['stage']],
    ['eu-central-1', []],
  ])('in %s knows the instances of that region only', async (region, names) => {
    const { body } = await call({ action: 'ListInstance', region });
    expect(body).toMatchObject({ IsSuccess: true, Code: 'success', TotalCount: names.length });
    expect((body as { Instances: { InstanceName: string }[] }).Instances.map((one) => one.InstanceName)).toEqual(names);
  });

  it('writes totals and times as text in one action and as numbers in another', async () => {
    expect((await call({ action: 'ListInstance' })).body).toMatchObject({
      TotalCount: 1,
      Instances: [{ CreateTime: expect.stringMatching(/^\d+$/) }],
    });
    expect((await call({ action: 'ListRepository', query: { InstanceId: prod.id } })).body).toMatchObject({
      TotalCount: expect.stringMatching(/^\d+$/),
      Repositories: expect.arrayContaining([expect.objectContaining({ CreateTime: expect.any(Number) })]),
    });
  });

  it('writes digests without their prefix', async () => {
    const { RepoId } = await firstRepository();
    const { body } = await call({ action: 'ListRepoTag', query: { InstanceId: prod.id, RepoId: String(RepoId) } });
    expect((body as { Images: { Digest: string }[] }).Images[0]?.Digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives 30 elements unless asked for another number, and the rest on the next pages', async () => {
    const query = { InstanceId: prod.id, PageSize: '2' };
    const page = async (PageNo: string) => {
      const { body } = await call({ action: 'ListRepository', query: { ...query, PageNo } });
      return (body as { Repositories: { RepoName: string }[] }).Repositories.map((one) => one.RepoName);
    };
    const [first, second] = [await page('1'), await page('2')];
    expect(first).toHaveLength(2);
    expect(second).not.toEqual(first);
  });

  it('says no to an instance that is not there under HTTP 200', async () => {
    const answer = await call({ action: 'ListRepository', query: { InstanceId: 'cri-other' } });
    expect(answer).toMatchObject({ status: 200, body: { IsSuccess: false, Code: 'INSTANCE_NOT_EXIST' } });
  });

  it('refuses a RAM user what its rights do not cover', async () => {
    const { narrow } = simulatorKeys;
    expect((await call({ action: 'ListInstance', key: narrow })).status).toBe(200);
    const refused = await call({ action: 'ListRepository', key: narrow, query: { InstanceId: prod.id } });
    expect(refused).toMatchObject({ status: 403, body: { Code: 'Forbidden.RAM' } });
  });
});

describe('the Personal API', () => {
  const list = { action: 'GetRepoList', version: '2016-06-07', method: 'GET', path: '/repos' } as const;

  it('lists repositories and tags of its region in lower-case keys', async () => {
    const { body } = await call({ ...list, query: { Page: '1', PageSize: '1' } });
    expect(body).toMatchObject({ data: { page: 1, pageSize: 1, repos: [{ repoId: expect.any(Number) }] } });
    const [repository] = (body as { data: { repos: { repoNamespace: string; repoName: string }[] } }).data.repos;
    const path = `/repos/${repository?.repoNamespace}/${encodeURIComponent(repository?.repoName ?? '')}/tags`;
    const tags = await call({ ...list, action: 'GetRepoTags', path });
    expect(tags.body).toMatchObject({
      data: { tags: expect.arrayContaining([expect.objectContaining({ imageCreate: expect.any(Number) })]) },
    });
  });

  it('makes no sense in another region', async () => {
    const answer = await call({ ...list, region: 'eu-central-1' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'rpc_invalid_arg' } });
  });
});

it('answers what a fault says, as the gateway would when it is asked too often', async () => {
  simulator.faults.set({ kind: 'answer', status: 400, body: { Code: 'Throttling.User' }, times: 1 });
  expect(await call({ action: 'ListInstance' })).toMatchObject({ status: 400, body: { Code: 'Throttling.User' } });
  expect((await call({ action: 'ListInstance' })).status).toBe(200);
});
