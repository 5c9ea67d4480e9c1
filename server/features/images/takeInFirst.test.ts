import { beforeEach, expect, test } from 'vitest';
import type { ImageRow } from '#contract/images/images.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { auditEntries } from '../../testing/audited.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let registryId: number;

const images = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;
const done = async () => (await images()).filter(({ IntakeState }) => IntakeState === 'DONE');
const digestsOf = (rows: readonly ImageRow[]) => new Set(rows.map(({ Digest }) => Digest));
const limitTo = (TransPerHour: number) => server.call('ModifyImageRegistry', { Id: registryId, TransPerHour });
const takenIn = (count: number) => eventually(done, (rows) => digestsOf(rows).size === count);

/** A registry that may take one image in each hour, and has. */
beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 40 }));
  registryId = (await server.call('AddPrivateRegistry', harborRequest(harbor.port, { TransPerHour: 1 }))).Data.Id;
  await eventually(images, (rows) => rows.length === 40);
  await takenIn(1);
});

/** The image whose turn would come last. */
async function last(): Promise<ImageRow> {
  const waiting = (await images()).filter(({ IntakeState }) => IntakeState === 'WAITING').at(-1);
  if (waiting === undefined) throw new Error('No image waits.');
  return waiting;
}

test('an image that somebody puts first is taken in next, within the limit, and the audit log tells who wanted it', async () => {
  const { Uuid, Digest } = await last();
  expect((await server.call('TakeInFirst', { Uuids: Uuid })).Data).toEqual({ Count: 1 });
  expect(digestsOf(await done()).size).toBe(1);
  await limitTo(2);
  expect(digestsOf(await takenIn(2))).toContain(Digest);
  const entries = await auditEntries(server);
  expect(entries.filter(({ action }) => action === 'TakeInFirst')).toMatchObject([
    { outcome: 'OK', user_name: 'admin' },
  ]);
});

test('all that a list shows can be put first at once; what is taken in already does not count', async () => {
  const { Digest, RepoName } = await last();
  const Criteria = JSON.stringify([{ name: 'repoName', value: RepoName }]);
  const listed = (await images()).filter((row) => row.RepoName === RepoName && row.IntakeState !== 'DONE');
  const { Count } = (await server.call('TakeInFirst', { Criteria })).Data;
  expect(Count).toBe(digestsOf(listed).size);
  await limitTo(1 + Count);
  expect(digestsOf(await takenIn(1 + Count))).toContain(Digest);
});

test('an image that somebody opens is read next', async () => {
  const { Uuid, Digest } = await last();
  await server.call('DescribeImageDetail', { Uuid });
  await eventually(
    () => server.database.read.selectFrom('digests').select('id').where('wanted_at', 'is not', null).execute(),
    (wanted) => wanted.length === 1,
  );
  await limitTo(2);
  expect(digestsOf(await takenIn(2))).toContain(Digest);
});

test('what is no image of this data centre is none that could be put first', async () => {
  const { Uuid } = await last();
  expect((await server.call('TakeInFirst', { Uuids: Uuid }, 'intl')).Data).toEqual({ Count: 0 });
  expect((await server.call('TakeInFirst', { Uuids: 'unknown' })).Data).toEqual({ Count: 0 });
});
