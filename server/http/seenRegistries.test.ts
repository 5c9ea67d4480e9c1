import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionName, actionNames } from '#contract/actions/actions.ts';
import { leastRoleOf } from '#contract/actions/permissions.ts';
import { isAnythingDue } from '../features/bases/dueWork.ts';
import { TopVulnerabilities } from '../features/reports/vulnerabilities/topVulnerabilities.ts';
import { eventually } from '../testing/eventually.ts';
import { openApiCoreClient, type SdkClient } from '../testing/sdkClients.ts';
import { noon } from '../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';
import { addPerson, type Person } from '../testing/users/person.ts';
import { aimedRequests, ofOneself } from '../testing/visibility/aimedRequests.ts';
import type { Mark } from '../testing/visibility/markedRegistry.ts';
import { type MarkedIds, storeMarkedWorld } from '../testing/visibility/markedWorld.ts';

const log = pino({ level: 'silent' });

/** A server with some marked registries, and an operator of it, at the console and by script. */
interface World {
  readonly server: TestServer;
  readonly ids: ReadonlyMap<Mark, MarkedIds>;
  readonly person: Person;
  readonly client: SdkClient;
}

const worlds: World[] = [];
afterAll(() => Promise.all(worlds.map(({ server }) => server.close())));

async function worldOf(marks: readonly Mark[], sees: readonly Mark[] | 'all'): Promise<World> {
  const server = await startTestServer();
  const ids = await storeMarkedWorld(server.database, marks);
  await eventually(
    () => isAnythingDue(server.database),
    (isDue) => !isDue,
  );
  await new TopVulnerabilities(server.database, () => noon, log).count('cn');
  const registryIds = sees === 'all' ? null : sees.map((mark) => ids.get(mark)?.registry ?? 0);
  const person = await addPerson(server, { name: 'olivia', role: 'operator', registryIds });
  const key = await person.call('CreateAccessKey', { Name: 'script' });
  const client = openApiCoreClient(server.url, { accessKeyId: key.AccessKeyId, accessKeySecret: key.AccessKeySecret });
  const world = { server, ids, person, client };
  worlds.push(world);
  return world;
}

type Door = (world: World, action: ActionName, request: object) => Promise<unknown>;

const byConsole: Door = async ({ person }, action, request) => {
  const answer = await person.fetch(`/api/${action}`, { method: 'POST', body: JSON.stringify(request) });
  return { status: answer.status, ...((await answer.json()) as object) };
};

const byScript: Door = ({ client }, action, request) =>
  client(action, { body: request as Record<string, unknown> }).catch(
    ({ statusCode, code }: { statusCode: number; code: string }) => ({ status: statusCode, Code: code }),
  );

/** Of each call, or each server, its own. */
const itsOwn = new Set(['RequestId', 'HostId', 'CountedAt', 'ExportId', 'Link', 'TaskId', 'CollectTime']);
/** Who sees one registry is told the name of that in place of one that says more. */
const namesOfTasks = new Set(['TaskName', 'Target', 'Name']);

function comparable(action: ActionName, answer: unknown): unknown {
  const isOfTasks = action === 'DescribeOnceTaskLeafRecordPage' || action === 'DescribeImageLatestScanTask';
  const isLeftOut = (key: string) =>
    itsOwn.has(key) || (isOfTasks && namesOfTasks.has(key)) || (action.startsWith('SetImage') && key === 'Id');
  return JSON.parse(JSON.stringify(answer, (key, value) => (isLeftOut(key) ? undefined : value)));
}

const isSome = (rows: number) => rows > 0;

const limitable = Object.keys(aimedRequests) as (keyof typeof aimedRequests)[];

test('every action that somebody may call who sees some registries alone is aimed at both', () => {
  expect(limitable.toSorted()).toEqual(actionNames.filter((name) => leastRoleOf(name) !== 'administrator').toSorted());
});

describe.each([
  ['one registry of two', 'at the console', byConsole, ['seen'] as const, Number.POSITIVE_INFINITY],
  ['one registry of two', 'by script', byScript, ['seen'] as const, 1],
  ['no registry', 'at the console', byConsole, [], 1],
])('who sees %s, %s', (_what, _where, door, sees, most) => {
  let limited: World;
  let alone: World;
  let seen: MarkedIds;
  let unseen: MarkedIds;
  let hidden: string[];

  beforeAll(async () => {
    [limited, alone] = await Promise.all([worldOf(['seen', 'unseen'], sees), worldOf(sees, 'all')]);
    seen = limited.ids.get('seen') as MarkedIds;
    unseen = limited.ids.get('unseen') as MarkedIds;
    const shown = sees.length === 0 ? [] : [...seen.uuids, ...seen.digests];
    const all = [...seen.uuids, ...seen.digests, ...unseen.uuids, ...unseen.digests];
    hidden = ['unseen', ...all.filter((text) => !shown.includes(text))];
  });

  /** The first and the last, or all. */
  const some = (requests: readonly object[]) =>
    requests.filter((_, place) => place < most || place === requests.length - 1);

  test.each(limitable.filter((name) => aimedRequests[name] !== ofOneself))(
    'is answered by %s as where there are no others',
    async (action) => {
      const requests = aimedRequests[action];
      if (requests === ofOneself) return;
      for (const request of some(requests(seen, unseen))) {
        const answer = await door(limited, action, request);
        const expected = await door(alone, action, request);
        expect(comparable(action, answer), JSON.stringify(request)).toEqual(comparable(action, expected));
        const text = JSON.stringify(answer).toLowerCase();
        expect(
          hidden.filter((one) => text.includes(one)),
          JSON.stringify(request),
        ).toEqual([]);
      }
    },
  );

  test.each(['ExportImages', 'ExportRepositories', 'ExportBuildRisks'] as const)(
    'is told of the rows of %s as where there are no others',
    async (action) => {
      const told = async (world: World) => {
        const { ExportId } = (await door(world, action, {})) as { readonly ExportId: string };
        // The file is fetched at the console, whoever asked for it.
        const file = await (await world.person.fetch(`/api/export/${ExportId}`)).text();
        return { progress: comparable('DescribeExport', await door(world, 'DescribeExport', { ExportId })), file };
      };
      const { progress, file } = await told(limited);
      expect(progress).toEqual((await told(alone)).progress);
      expect(progress).toMatchObject(sees.length === 0 ? { TotalRows: 0 } : { TotalRows: expect.toSatisfy(isSome) });
      expect(hidden.filter((one) => file.toLowerCase().includes(one))).toEqual([]);
    },
  );
});
