import { afterEach, describe, expect, test } from 'vitest';
import { type QuayOptions, type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { quayTarget } from '../testing/quayTarget.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

const signal = new AbortController().signal;
let quay: RunningQuay;
afterEach(() => quay.close());

async function start(options: Partial<QuayOptions> = {}) {
  quay = await startQuay({ world: createWorld({ images: 400, kind: 'quay' }), ...options });
  const connector = quayConnector(testHttp());
  const target = quayTarget(quay);
  /** As a synchronization lists it, several repositories at a time. */
  const list = async () => {
    const { repositories } = await collectRepositories(connector, target);
    const lists = await concurrently(repositories, 6, (repository) => collectImages(connector, target, repository));
    return lists.flatMap(({ images }, place) =>
      images.map((image) => ({ repository: repositories[place] ?? { namespace: '', name: '' }, ...image })),
    );
  };
  return { connector, target, list };
}

const asked = (part: string | RegExp) => quay.requests.filter(({ path }) => path.match(part) !== null);

/** What a loop has to ask at least: each organization's repositories and each repository's tags, page by page. */
function bareCalls(): number {
  const pages = (elements: number) => Math.max(1, Math.ceil(elements / 100));
  const repositories = [...quay.world.repositories];
  const lists = quay.world.projects.map(({ id }) =>
    pages(repositories.filter(({ project }) => project.id === id).length),
  );
  const tags = repositories.map((repository) =>
    pages(
      quay.world
        .artifactsOf(repository)
        .reduce((sum, { tags: own, accessories }) => sum + own.length + accessories.length, 0),
    ),
  );
  return [...lists, ...tags].reduce((sum, calls) => sum + calls, 0);
}

describe('a listing of a Quay', () => {
  test('makes at most 1.2 times the calls of a bare list, and one for each index', async () => {
    const { connector, target, list } = await start();
    // Saving has proven the password and the rows, and nothing of that is asked again.
    await connector.verify(target, signal);
    const before = quay.requests.length;
    await list();
    const indexes = [...quay.world.repositories]
      .flatMap((repository) => quay.world.artifactsOf(repository))
      .filter(({ children, tags }) => children.length > 0 && tags.length > 0);
    expect(quay.requests.length - before).toBeLessThanOrEqual(1.2 * bareCalls() + indexes.length);
    await list();
    expect(quay.requests.length - before).toBeLessThanOrEqual(2 * (1.2 * bareCalls() + indexes.length));
    expect(asked('/security')).toEqual([]);
  });

  test('has at most two calls with a secret under way, however many repositories are read at once', async () => {
    const { list } = await start({ secretMs: 1 });
    await list();
    expect(quay.load.most).toBe(2);
  });

  test('shares these two with the reports, pages and syncs of its Quay', async () => {
    const { connector, target, list } = await start({ secretMs: 1 });
    const [image] = await list();
    if (image === undefined) throw new Error('there is no image');
    const facts = () => connector.imageFacts?.({ ...target }, image, signal);
    await Promise.all([list(), facts(), facts(), facts(), facts()]);
    expect(quay.load.most).toBe(2);
  });
});

test('an owner who lost rights since the last listing lists a part only, and is told', async () => {
  const { connector, target, list } = await start();
  await list();
  quay.faults.set({ kind: 'nonAdmin' });
  const { parts } = await collectRepositories(connector, target);
  expect(parts.find(({ part }) => part === 'payments')?.failure).toMatchObject({ code: 'UserDoesNotHaveAdminRole' });
});

describe('where the scanner is off', () => {
  test('no report is asked for that would be answered with 404', async () => {
    const { connector, target, list } = await start({ scanner: 'off' });
    const [image] = await list();
    if (image === undefined) throw new Error('there is no image');
    expect(await connector.imageFacts?.(target, image, signal)).toMatchObject({ scan: null, report: null });
    expect(await connector.vulnerabilities(target, image, signal)).toBeNull();
    await expect(connector.scanState(target, image, signal)).rejects.toMatchObject({
      failure: { reason: 'noScanner' },
    });
    expect(asked('/security')).toEqual([]);
    expect(quay.requests.filter(({ status }) => status === 404)).toEqual([]);
  });
});

test('facts of an image come by one call for its manifest and one for its report', async () => {
  const { connector, target, list } = await start();
  const image = (await list()).find(({ platforms }) => platforms.length === 0);
  if (image === undefined) throw new Error('there is no image');
  const before = quay.requests.length;
  await connector.imageFacts?.(target, image, signal);
  expect(quay.requests.length - before).toBe(2);
});

test('facts of an image whose content is known come by one call for its report', async () => {
  const { connector, target, list } = await start();
  const image = (await list()).find(({ platforms }) => platforms.length === 0);
  if (image === undefined) throw new Error('there is no image');
  const whole = await connector.imageFacts?.(target, image, signal);
  const before = quay.requests.length;
  const facts = await connector.imageFacts?.(target, image, signal, [image.digest]);
  expect(quay.requests.length - before).toBe(1);
  if (typeof whole !== 'object') throw new Error('it is no image');
  expect(facts).toMatchObject({ scan: whole.scan, report: whole.report });
});
