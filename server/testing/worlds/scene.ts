import { expect, vi } from 'vitest';
import { openTaskStatuses } from '#contract/enums.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import type { Random } from '#simulators/world/random.ts';
import { eventually } from '../eventually.ts';
import type { TestServer } from '../testServer.ts';
import { type Change, drawChange } from './changes.ts';
import type { Front } from './front.ts';
import { drawTroubles } from './troubles.ts';
import { lineOf, linesOf, noImagesOf, type WorldKind } from './worldKinds.ts';

/** Something happens to a registry within so many calls of its listing. */
const callsOfListing = 60;

/** By then whoever is signed in still is. */
const longestWaitMs = 20 * 60_000;

interface Parts {
  readonly kind: WorldKind;
  readonly server: TestServer;
  readonly front: Front;
  readonly random: Random;
  readonly main: RunningSimulator;
  /** As the main one was some changes ago. */
  readonly replica: RunningSimulator;
  /** How far the server's clock is ahead of the machine's. */
  readonly clock: { ahead: number };
}

type Lines = ReadonlySet<string>;
const lacking = (wanted: Lines, found: Lines) => [...wanted].filter((line) => !found.has(line));
const common = (one: Lines, other: Lines): Lines => new Set([...one].filter((line) => other.has(line)));

/** A registry with its replica to which things happen, and what the console shows of it. */
export class Scene {
  readonly #parts: Parts;
  /** What happened, for whoever reads of a failure. */
  readonly #story: string[] = [];
  /** What has not come to the replica yet. */
  #behind: Change[] = [];
  /** What whoever was in service has held ever since the step began. */
  #held: Lines = new Set();

  /** Charts: a Quay's lists do not tell that they are no images. */
  readonly #noImages: Lines;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#noImages = noImagesOf(parts.main.world);
  }

  /** The listing that follows saving. */
  async connected(): Promise<void> {
    await this.#ended(0);
    expect(await this.#shown()).toEqual(this.#there());
  }

  /** Changes and troubles, some of them in the middle of the listing that follows; then looks whether the promises held. */
  async step(): Promise<void> {
    const { random, front } = this.#parts;
    this.#story.push('—');
    this.#held = this.#there();
    const before = await this.#shown();
    front.answered.length = 0;
    for (let changes = random.between(0, 4); changes > 0; changes -= 1) this.#change();
    await this.#trouble();
    if (random.chance(0.4)) {
      const incident = () => (random.chance(0.5) ? this.#change() : this.#failOver());
      front.afterCalls(random.between(1, callsOfListing), incident);
    }
    await (random.chance(0.25) ? this.#listedByItself() : this.#synchronized());
    front.afterCalls(0, null);

    const after = await this.#shown();
    this.#expectNone('removed though the registry holds it', lacking(common(before, this.#held), after));
    const answered = new Set(front.answered.flatMap((answer) => this.#parts.kind.shown(answer)).map(lineOf));
    this.#expectNone('not shown though a page was answered that has it', lacking(common(answered, this.#held), after));
    if (random.chance(0.5)) this.#pass(random.between(1, 400) * 1_000);
  }

  /** All troubles are over: after two complete listings the console shows what is there, and nothing else. */
  async calmDown(secondLookMs: number): Promise<void> {
    const { front, main, replica } = this.#parts;
    for (const { faults } of [main, replica]) faults.clear();
    front.totals = 'kept';
    front.inService = main;
    await this.#synchronized();
    this.#expectNone('not shown by a complete listing', lacking(this.#there(), await this.#shown()));
    this.#pass(secondLookMs);
    await this.#synchronized();
    this.#expectNone('shown though it is gone', lacking(await this.#shown(), this.#there()));
    this.#expectNone('gone though it is there', lacking(this.#there(), await this.#shown()));
  }

  #expectNone(what: string, lines: readonly string[]): void {
    expect(lines, `${what}; what happened:\n${this.#story.join('\n')}\n`).toEqual([]);
  }

  #there(): Lines {
    const { front, kind } = this.#parts;
    return linesOf(front.inService.world, kind);
  }

  #change(): void {
    const { random, main, replica, kind } = this.#parts;
    const { what, change } = drawChange(random, main.world, kind);
    change(main.world);
    this.#behind.push(change);
    // The replica is some changes behind.
    const follows = random.between(0, this.#behind.length);
    for (const one of this.#behind.slice(0, follows)) one(replica.world);
    this.#behind = this.#behind.slice(follows);
    this.#happened(what);
  }

  #failOver(): void {
    const { front, main, replica } = this.#parts;
    front.inService = front.inService === main ? replica : main;
    this.#happened(
      front.inService === main ? 'the main one is back' : `fails over, ${this.#behind.length} changes behind`,
    );
  }

  #happened(what: string): void {
    this.#held = common(this.#held, this.#there());
    this.#story.push(what);
  }

  async #trouble(): Promise<void> {
    const { random, front, main, replica, kind, server } = this.#parts;
    if (random.chance(0.15)) this.#failOver();
    // A trouble that hides whole lists passes: it does not come again before what it hid was listed.
    const marked = await server.database.read
      .selectFrom('images')
      .select('id')
      .where('not_listed_since', 'is not', null)
      .executeTakeFirst();
    const { faults, totals } = drawTroubles(random, kind, marked === undefined);
    for (const simulator of [main, replica]) simulator.faults.set(...faults);
    front.totals = totals;
    this.#story.push(`totals ${totals}`, ...faults.map((fault) => JSON.stringify(fault)));
  }

  #pass(ms: number): void {
    this.#parts.clock.ahead += ms;
    this.#story.push(`${ms / 1_000} s pass`);
  }

  async #synchronized(): Promise<void> {
    const { server } = this.#parts;
    const before = (await this.#runs()).length;
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    await this.#ended(before);
  }

  /** The clock goes on to the next listing that is planned, if one is. */
  async #listedByItself(): Promise<void> {
    const { clock } = this.#parts;
    const planned = await this.#nextSync();
    if (planned === null || planned > Date.now() + clock.ahead + longestWaitMs) return await this.#synchronized();
    clock.ahead = Math.max(clock.ahead, planned - Date.now() + 1);
    this.#story.push('listed by itself');
    vi.advanceTimersByTime(60_000);
    await eventually(
      async () => [await this.#nextSync(), await this.#open()] as const,
      ([next, open]) => next !== planned && open === 0,
    );
  }

  async #nextSync(): Promise<number | null> {
    const { database } = this.#parts.server;
    const registry = await database.read.selectFrom('registries').select('next_sync_at').executeTakeFirstOrThrow();
    return registry.next_sync_at;
  }

  #runs() {
    return this.#parts.server.database.read.selectFrom('sync_runs').select(['status', 'complete', 'failure']).execute();
  }

  async #open(): Promise<number> {
    const isOpen = (status: string) => openTaskStatuses.some((open) => open === status);
    return (await this.#runs()).filter(({ status }) => isOpen(status)).length;
  }

  async #ended(before: number): Promise<void> {
    await eventually(
      async () => ({ runs: (await this.#runs()).length, open: await this.#open() }),
      ({ runs, open }) => runs > before && open === 0,
      20_000,
    );
    this.#story.push(JSON.stringify((await this.#runs()).at(-1)));
  }

  async #shown(): Promise<Lines> {
    const { server } = this.#parts;
    const lines = new Set<string>();
    for (let page = 1; ; page += 1) {
      const { ImageInstanceList } = await server.call('DescribeImageInstances', { PageSize: 100, CurrentPage: page });
      for (const { RepoNamespace, RepoName, Tag, Digest } of ImageInstanceList) {
        lines.add(lineOf({ namespace: RepoNamespace, repository: RepoName, tag: Tag, digest: Digest }));
      }
      if (ImageInstanceList.length < 100) return new Set(lacking(lines, this.#noImages));
    }
  }
}
