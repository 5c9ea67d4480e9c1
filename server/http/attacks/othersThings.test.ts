import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ActionName, actionNames, actions } from '#contract/actions/actions.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson, type Person } from '../../testing/users/person.ts';
import { aimedRequests, ofOneself } from '../../testing/visibility/aimedRequests.ts';
import { type MarkedIds, storeMarkedWorld } from '../../testing/visibility/markedWorld.ts';

/** Ids of another data centre, and of what is another user's. Registries that are not seen: `seenRegistries.test.ts`. */
let server: TestServer;
let ids: MarkedIds;
let mallory: Person;
let victim: Person;
beforeAll(async () => {
  server = await startTestServer();
  ids = (await storeMarkedWorld(server.database, ['unseen'])).get('unseen') as MarkedIds;
  victim = await addPerson(server, { name: 'victoria', role: 'operator' });
  mallory = await addPerson(server, { name: 'mallory', role: 'operator' });
});
afterAll(() => server.close());

const marked = ['unseen', 'CVE-unseen'];

/** What a change could change, and nothing does by itself meanwhile. */
async function state(): Promise<string> {
  const { read } = server.database;
  const rows = await Promise.all([
    read.selectFrom('registries').select(['id', 'name', 'user_name', 'paused', 'trans_per_hour']).execute(),
    read.selectFrom('images').select(['uuid', 'tag', 'digest']).execute(),
    read.selectFrom('scan_tasks').select(['id', 'target']).where('center', '=', 'cn').execute(),
    read.selectFrom('scan_cycles').select(['id', 'name', 'enabled']).where('center', '=', 'cn').execute(),
    read.selectFrom('access_keys').selectAll().execute(),
    read.selectFrom('sessions').select(['id', 'user_name']).execute(),
  ]);
  return JSON.stringify(rows);
}

describe('ids of another data centre', () => {
  const aimed = Object.entries(aimedRequests).filter(([, requests]) => requests !== ofOneself);

  test.each(aimed.map(([name]) => name as keyof typeof aimedRequests))(
    'tell nothing to %s, and change nothing',
    async (name) => {
      const requests = aimedRequests[name];
      if (requests === ofOneself) return;
      const before = await state();
      // An administrator, who sees every registry.
      for (const request of requests(ids, ids)) {
        const answer = await server.fetch(`/api/${name}?center=intl`, {
          method: 'POST',
          body: JSON.stringify(request),
        });
        const text = await answer.text();
        expect(answer.status, `${JSON.stringify(request)} → ${text}`).toBeLessThan(500);
        // What was sent may be told back; what is stored may not.
        const asked = JSON.stringify(request);
        expect(marked.filter((mark) => text.includes(mark) && !asked.includes(mark))).toEqual([]);
      }
      expect(await state()).toBe(before);
    },
  );
});

describe('what is another user’s', () => {
  /** Makes something of a user's, and tells how others would name it. */
  type Made = (owner: Person) => Promise<Record<string, unknown>>;
  const theirKey: Made = async (owner) => {
    const { AccessKeyId } = await owner.call('CreateAccessKey', { Name: `key ${Math.random()}` });
    return { AccessKeyId, Name: 'stolen', Disabled: true };
  };
  const theirSession: Made = async (owner) => {
    const { Sessions } = await owner.call('ListSessions', {});
    return { SessionId: Sessions[0]?.SessionId };
  };
  const theirExport: Made = async (owner) => ({ ExportId: (await owner.call('ExportImages', {})).ExportId });
  const byAction: Partial<Record<ActionName, Made>> = {
    ModifyAccessKey: theirKey,
    RotateAccessKey: theirKey,
    DeleteAccessKey: theirKey,
    EndSessions: theirSession,
    DescribeExport: theirExport,
  };

  test('is covered for every action that takes the id of such a thing', () => {
    const ofUsers = /^(?:AccessKeyId|SessionId|ExportId)$/;
    // Container Registry's AccessKeys are the cloud's.
    const taking = actionNames.filter(
      (name) =>
        !name.includes('Acr') && Object.keys(actions[name].request._zod.def.shape).some((field) => ofUsers.test(field)),
    );
    expect(taking.filter((name) => !(name in byAction))).toEqual([]);
  });

  test.each(Object.entries(byAction) as [ActionName, Made][])(
    'is NotFound to %s, and stays as it is',
    async (name, make) => {
      const request = await make(victim);
      const before = await state();
      expect((await mallory.refused(name, request)).Code).toBe('NotFound');
      expect(await state()).toBe(before);
    },
  );

  test('is no file to fetch', async () => {
    const { ExportId } = await victim.call('ExportImages', {});
    expect((await mallory.fetch(`/api/export/${ExportId}`)).status).toBe(404);
    const own = await victim.fetch(`/api/export/${ExportId}`);
    expect([own.status, (await own.text()).length > 0]).toEqual([200, true]);
  });
});
