import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActionName, RequestOf } from '#contract/actions/actions.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';
import { addPerson, type Person, signedIn } from '../testing/users/person.ts';
import type { Mark } from '../testing/visibility/markedRegistry.ts';
import { type MarkedIds, storeMarkedWorld } from '../testing/visibility/markedWorld.ts';

let server: TestServer;
let olivia: Person;
let seen: MarkedIds;
let unseen: MarkedIds;
beforeEach(async () => {
  server = await startTestServer();
  const ids = await storeMarkedWorld(server.database, ['seen', 'unseen']);
  const of = (mark: Mark) => ids.get(mark) as MarkedIds;
  [seen, unseen] = [of('seen'), of('unseen')];
  olivia = await addPerson(server, { name: 'olivia', role: 'operator', registryIds: [seen.registry] });
});
afterEach(() => server.close());

const codeOf = async (action: ActionName, request: object) => (await olivia.refused(action, request)).Code;
const fetched = async (id: string) => {
  const answer = await olivia.fetch(`/api/export/${id}`);
  return answer.status === 200 ? answer.text() : `${answer.status}`;
};
const tasks = async (person: Person | TestServer) => {
  const request: RequestOf<'DescribeOnceTaskLeafRecordPage'> = { TaskType: 'IMAGE_SCAN', RelateInfo: true, Lang: 'en' };
  return (await person.call('DescribeOnceTaskLeafRecordPage', request)).OnceTasks.map((task) => [
    task.TaskId,
    task.TaskName,
    task.FinishCount,
    task.TotalCount,
    task.Log.map(({ Target }) => Target),
  ]);
};

test('a file holds what its owner sees when it is fetched, whatever that was when it was asked for', async () => {
  const other = await addPerson(server, { name: 'oscar', role: 'operator' });
  const { uuids } = unseen;
  const asked = await Promise.all([
    other.call('ExportImages', {}),
    other.call('ExportRepositories', {}),
    other.call('ExportVulnerabilities', { Type: 'cve', Uuids: [...seen.uuids, ...uuids].join() }),
    other.call('ExportBuildRisks', {}),
  ]);
  await server.call('ModifyUser', { UserName: 'oscar', RegistryIds: [seen.registry] });
  const again = await signedIn(server, 'oscar');
  for (const { ExportId } of asked) {
    const text = await (await again.fetch(`/api/export/${ExportId}`)).text();
    expect(text).toContain('seen-team');
    expect(text).not.toContain('unseen');
  }
});

test('files of somebody who sees some registries hold these alone', async () => {
  const { ExportId } = await olivia.call('ExportImages', {});
  const lines = (await fetched(ExportId)).trim().split('\r\n').slice(1);
  expect(lines).toHaveLength(seen.uuids.length);
  expect(lines.join()).not.toContain('unseen');
  const hidden = await olivia.call('ExportVulnerabilities', { Type: 'cve', Uuids: unseen.uuids.join() });
  expect((await fetched(hidden.ExportId)).trim().split('\r\n')).toHaveLength(1);
});

test('a scan task that has images of registries too that are not seen tells of the others alone, and is not theirs to cancel', async () => {
  expect(await tasks(server)).toEqual([
    ['3', 'unseen-team/app:unseen-app', '2', '2', ['unseen-team/app:unseen-app']],
    ['2', 'All images', '4', '4', ['unseen-team/app:unseen-app', 'seen-team/app:seen-app']],
    ['1', 'seen.example.com', '2', '2', ['seen-team/app:seen-app']],
  ]);
  expect(await tasks(olivia)).toEqual([
    ['2', 'seen.example.com', '2', '2', ['seen-team/app:seen-app']],
    ['1', 'seen.example.com', '2', '2', ['seen-team/app:seen-app']],
  ]);
  expect(await codeOf('CancelImageScanTask', { TaskId: '2' })).toBe('NoPermission.Registries');
  expect(await codeOf('CancelImageScanTask', { TaskId: '3' })).toBe('NotFound');
  await olivia.call('CancelImageScanTask', { TaskId: '1' });
});

test('who sees some registries has these scanned, whatever is asked for', async () => {
  const before = 3;
  await olivia.call('PublicCreateImageScanTask', {});
  await olivia.call('PublicCreateImageScanTask', { InstanceIds: `${seen.registry},${unseen.registry}` });
  const scopes = await server.database.write
    .selectFrom('scan_tasks')
    .select('scope')
    .where('id', '>', before)
    .execute();
  expect(new Set(scopes.map(({ scope }) => scope))).toEqual(
    new Set([JSON.stringify({ registryIds: [seen.registry] })]),
  );
  const of = await server.database.write
    .selectFrom('scan_task_registries')
    .select('registry_id')
    .distinct()
    .where('task_id', '>', before)
    .execute();
  expect(of).toEqual([{ registry_id: seen.registry }]);
  const none = await olivia.call('PublicCreateImageScanTask', { Uuids: unseen.uuids.join() });
  expect(none.Data.Result).toBe('TASK_NOT_EXISTS');
});

test('a decision for all images is made by who sees all, and those for images and repositories within what is seen', async () => {
  const risk = { RiskKey: 'no_user', Status: 1 } as const;
  const [, app = ''] = seen.uuids;
  const [, hidden = ''] = unseen.uuids;
  const everywhere = { ...risk, ImageUuids: app, Scope: 'everywhere' };
  expect(await codeOf('SetImageBuildRiskStatus', everywhere)).toBe('NoPermission.Registries');
  expect(await codeOf('SetImageBuildRiskStatus', { ...everywhere, Status: 0 })).toBe('NoPermission.Registries');
  expect(await codeOf('SetImageBuildRiskStatus', { ...risk, ImageUuids: `${app},${hidden}` })).toBe('NotFound');
  await olivia.call('SetImageBuildRiskStatus', { ...risk, ImageUuids: app, Scope: 'repository' });
  const decided = await server.database.read
    .selectFrom('acceptances')
    .innerJoin('repositories', 'repositories.id', 'acceptances.repository_id')
    .select('repositories.namespace')
    .where('user_name', '=', 'olivia')
    .execute();
  expect(decided).toEqual([{ namespace: 'seen-team' }]);
});

test('what is put first, and synchronized, is of registries that are seen', async () => {
  const { database } = server;
  await olivia.call('TakeInFirst', {});
  await olivia.call('TakeInFirst', { Uuids: [...seen.uuids, ...unseen.uuids].join() });
  const wanted = await database.write
    .selectFrom('digests')
    .select('registry_id')
    .distinct()
    .where('wanted_at', 'is not', null)
    .execute();
  expect(wanted).toEqual([{ registry_id: seen.registry }]);

  await database.write.updateTable('registries').set({ paused: 0 }).execute();
  await olivia.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  expect(await codeOf('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: unseen.registry })).toBe('NotFound');
  const runs = await database.write
    .selectFrom('sync_runs')
    .select('registry_id')
    .where('id', 'not in', [...seen.runs, ...unseen.runs])
    .execute();
  expect(runs.map(({ registry_id }) => registry_id)).not.toContain(unseen.registry);
});

test('what an image is built on is not told where that is in a registry that is not seen', {
  tags: 'thorough',
}, async () => {
  const { read } = server.database;
  const { uuid } = await read
    .selectFrom('images')
    .select('uuid')
    .where('tag', '=', 'seen-on-other')
    .where('registry_id', '=', seen.registry)
    .executeTakeFirstOrThrow();
  const told = async (person: Person | TestServer) => {
    const { Image, BaseImage } = await person.call('DescribeImageDetail', { Uuid: uuid });
    return [Image.BaseImage?.Tag, BaseImage?.Tag];
  };
  await expect.poll(() => told(server), { timeout: 10_000 }).toEqual(['unseen-base', 'unseen-base']);
  expect(await told(olivia)).toEqual([undefined, undefined]);
  const named = { Criteria: JSON.stringify([{ name: 'baseImage', value: 'unseen-team/base:unseen-base' }]) };
  expect((await server.call('DescribeImageInstances', named)).PageInfo.TotalCount).toBeGreaterThan(0);
  expect((await olivia.call('DescribeImageInstances', named)).PageInfo.TotalCount).toBe(0);
});
