import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { toldFailure } from '#contract/failures/advice.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { translatorOf } from '../domain/translators.ts';
import { eventually } from '../testing/eventually.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import type { TestServer } from '../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const refresh = () => server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
const inDatabase = (statement: string) => sql.raw(statement).execute(server.database.write);

test('a listing that cannot be stored is told as this server’s fault, is logged with its cause, and passes by itself', async () => {
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await eventually(registry, (row) => row?.State === 'verified');

  await inDatabase(`
    create trigger full before update on images begin
      select raise(abort, 'database or disk is full');
    end;`);
  await refresh();
  const row = await eventually(registry, (now) => now?.State === 'failing');
  const told = toldFailure({ code: 'ServerFault' }, translatorOf('zh'));
  expect(row?.LastError).toMatchObject(told);
  // Tried again after a minute, as after other failures that pass.
  expect(Number(row?.LastError?.NextTry) - Date.now()).toBeLessThan(90_000);
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' });
  expect(OnceTasks[0]?.ResultInfo).toContain(told.Message);
  expect(server.logged()).toMatch(/"err":\{[^}]*database or disk is full[^}]*"stack":/);

  await inDatabase('drop trigger full');
  await refresh();
  const isWell = (now: typeof row) => now?.State === 'verified';
  expect(await eventually(registry, isWell)).toMatchObject({ ImageCount: 60, Complete: true });
});
