import { beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let id: number;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
  id = (await server.call('AddPrivateRegistry', harborRequest(harbor.port))).Data.Id;
  await settled();
});

async function row(): Promise<RegistryRow> {
  const found = (await server.call('PageImageRegistry', {})).List.find(({ Id }) => Id === id);
  if (found === undefined) throw new Error('The registry is gone.');
  return found;
}
/** Listed, and all of it looked into: then nothing is asked of it any more. */
const settled = () =>
  eventually(row, ({ State, WaitingImages }) => State === 'failing' || (State === 'verified' && WaitingImages === 0));

type Changes = Omit<RequestOf<'ModifyImageRegistry'>, 'Id'>;
const change = (changes: Changes) => server.call('ModifyImageRegistry', { Id: id, ...changes });
/** Under another name, to which the password is not sent unless it is entered again. */
const moved = (DomainName: string): Changes => ({ DomainName, Password: simulatorPasswords.admin });
const refused = (changes: Changes) => server.refused('ModifyImageRegistry', { Id: id, ...changes });

describe('changing a registry', () => {
  test('a name, a limit or a region changes at once, and the registry is not asked', async () => {
    const asked = harbor.requests.length;
    const answer = await change({ RegistryName: 'Production', TransPerHour: 30, RegistryRegionId: 'cn-beijing' });
    expect(answer).toMatchObject({ Success: true, HttpStatusCode: 200 });
    expect(await row()).toMatchObject({ RegistryName: 'Production', TransPerHour: 30, RegionId: 'cn-beijing' });
    expect(harbor.requests.length).toBe(asked);
  });

  test('a VPC stays until an empty one takes it away', async () => {
    await change({ NetType: 2, VpcId: 'vpc-1a2b' });
    await change({ RegistryName: 'Production' });
    expect((await row()).VpcId).toBe('vpc-1a2b');
    await change({ VpcId: '' });
    expect((await row()).VpcId).toBeUndefined();
    expect((await refused({ VpcId: 'net-1' })).body.Issues).toMatchObject([{ path: ['VpcId'] }]);
  });

  test('what is not said stays: the password too', { tags: 'thorough' }, async () => {
    const before = await row();
    await change({ RegistryName: 'Production', IncludePatterns: ['**'] });
    const after = await settled();
    expect(after).toMatchObject({
      State: 'verified',
      DomainName: before.DomainName,
      UserName: before.UserName,
      ImageCount: 60,
    });
    expect(after.SecretSetAt).toBe(before.SecretSetAt);
  });

  test('a name that nobody chose follows the address, a chosen one stays', { tags: 'thorough' }, async () => {
    await change(moved('other.example.com'));
    expect((await row()).RegistryName).toBe(`other.example.com:${harbor.port}`);
    await change({ RegistryName: 'Production' });
    await change(moved('third.example.com'));
    expect((await row()).RegistryName).toBe('Production');
  });

  test('keeps what another request changed while it was being verified', { tags: 'thorough' }, async () => {
    const asked = harbor.requests.length;
    harbor.faults.set({ kind: 'slow', ms: 300 });
    const slow = change(moved('other.example.com'));
    await eventually(
      () => Promise.resolve(harbor.requests.length),
      (requests) => requests > asked,
    );
    await change({ RegistryName: 'Production', TransPerHour: 30, ExcludePatterns: ['sandbox/**'] });
    await slow;
    expect(await row()).toMatchObject({
      DomainName: 'other.example.com',
      RegistryName: 'Production',
      TransPerHour: 30,
      ExcludePatterns: ['sandbox/**'],
    });
  });

  test('a new password is verified first; a wrong one changes nothing', async () => {
    const before = await row();
    const { status, body } = await refused({ Password: 'wrong', RegistryName: 'Never' });
    expect([status, body.Code]).toEqual([400, 'FailedToVerifyUsernameOrPwd']);
    expect(await row()).toEqual(before);
  });

  test('a new password that is right takes its place, with the time it was set', { tags: 'thorough' }, async () => {
    const before = await row();
    await change({ UserName: 'opsadmin', Password: simulatorPasswords.opsadmin });
    const after = await settled();
    expect(after).toMatchObject({ State: 'verified', UserName: 'opsadmin', Password: '******' });
    expect(after.SecretSetAt).toBeGreaterThan(before.SecretSetAt);
  });

  test('heals a failing registry', { tags: 'thorough' }, async () => {
    harbor.faults.set({ kind: 'wrongPassword' });
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    expect((await eventually(row, ({ State }) => State === 'failing')).LastError?.Code).toBe(
      'FailedToVerifyUsernameOrPwd',
    );
    harbor.faults.clear();
    await change({ UserName: 'opsadmin', Password: simulatorPasswords.opsadmin });
    const healed = await settled();
    expect(healed).toMatchObject({ State: 'verified', ImageCount: 60 });
    expect(healed.LastError).toBeUndefined();
  });

  test('without a test is saved though the registry cannot be verified now', { tags: 'thorough' }, async () => {
    // Asked by a verification, never by a listing.
    harbor.faults.set({ kind: 'status', status: 503, path: '/systeminfo' });
    expect((await refused(moved('other.example.com'))).body.Code).toBe('RegistryFailure');
    await change({ ...moved('other.example.com'), SkipVerify: true });
    expect(await settled()).toMatchObject({ State: 'verified', DomainName: 'other.example.com' });
  });

  test('narrower patterns take the images that no longer match away, wider ones bring them back', {
    tags: 'thorough',
  }, async () => {
    const [kept] = [...harbor.world.repositories];
    if (kept === undefined) throw new Error('The world has no repository.');
    await change({ IncludePatterns: [kept.fullName] });
    const narrowed = await eventually(row, ({ State, ImageCount }) => State === 'verified' && ImageCount < 60);
    expect(narrowed.IncludePatterns).toEqual([kept.fullName]);
    await change({ IncludePatterns: [] });
    await eventually(row, ({ State, ImageCount }) => State === 'verified' && ImageCount === 60);
  });

  test('the address of another registry is RegistryAlreadyExists', { tags: 'thorough' }, async () => {
    await server.call('AddPrivateRegistry', harborRequest(harbor.port, { DomainName: 'second.example.com' }));
    const { status, body } = await refused(moved('second.example.com'));
    expect([status, body.Code]).toEqual([409, 'RegistryAlreadyExists']);
  });

  test('every wrong value is named, and nothing is changed', { tags: 'thorough' }, async () => {
    const { body } = await refused({ RegistryHostIp: '169.254.169.254', RegistryRegionId: 'us-west-1' });
    expect(body.Issues?.map(({ path }) => path)).toEqual([['RegistryRegionId'], ['RegistryHostIp'], ['Password']]);
    expect((await row()).RegistryHostIp).toBe('127.0.0.1');
  });

  test('of another data centre is NotFound', { tags: 'thorough' }, async () => {
    const { body } = await server.refused('ModifyImageRegistry', { Id: id, RegistryName: 'x' }, 'intl');
    expect(body.Code).toBe('NotFound');
  });
});

describe('pausing a registry', () => {
  test('keeps its images and stops its syncs; resuming lists it anew', async () => {
    await server.call('PauseImageRegistry', { RegistryId: id });
    expect(await row()).toMatchObject({ State: 'paused', ImageCount: 60 });
    const asked = harbor.requests.length;
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    expect(await row()).toMatchObject({ State: 'paused', ImageCount: 60 });
    expect(harbor.requests.length).toBe(asked);
    await server.call('ResumeImageRegistry', { RegistryId: id });
    await eventually(row, ({ State }) => State === 'verified');
    expect(harbor.requests.length).toBeGreaterThan(asked);
  });

  test('in the middle of a sync ends its run as paused, and loses nothing', { tags: 'thorough' }, async () => {
    harbor.faults.set({ kind: 'hang', path: '/artifacts' });
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    await eventually(row, ({ State }) => State === 'syncing');
    await server.call('PauseImageRegistry', { RegistryId: id });
    expect(await row()).toMatchObject({ State: 'paused', ImageCount: 60 });
    const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' });
    expect(OnceTasks[0]?.StatusText).toBe('PAUSED');
    harbor.faults.clear();
    await server.call('ResumeImageRegistry', { RegistryId: id });
    expect(await eventually(row, ({ State }) => State === 'verified')).toMatchObject({ ImageCount: 60 });
  });
});
