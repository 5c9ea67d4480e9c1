import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { type Center, centers } from '#contract/center.ts';
import { BackgroundLoop } from '../../../concurrency/backgroundLoop.ts';
import type { Database } from '../../../db/database.ts';
import { riskRank } from '../../../domain/risk.ts';

/** Counting begins so long after the first of several changes, ms: they come in numbers, as reports are read. */
const gatheringMs = 3_000;
/** Counting may take at most a tenth of the time: after one that took 6 s the next waits a minute. */
const restFactor = 10;
/** Names counted in one query: those of a base image are found in every image, and a stopping server waits for the query. */
const portion = 20;
const packagesShown = 5;

interface CountedName {
  readonly name: string;
  readonly severity_rank: number;
  readonly score: number;
  readonly images: number;
  readonly fixable_images: number;
  readonly repositories: number;
  readonly packages: string;
  readonly description: string;
  readonly link: string;
}

/** Keeps the table of the most widespread vulnerabilities: counted behind the page, never on request. */
export class TopVulnerabilities {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #loop: BackgroundLoop;
  /** By `performance.now()`. */
  #restsUntil = 0;

  constructor(database: Database, now: () => number, log: Logger) {
    this.#database = database;
    this.#now = now;
    this.#loop = new BackgroundLoop({
      round: (signal) => this.#countAll(signal),
      log,
      failed: 'vulnerabilities could not be counted',
      againMs: null,
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Reports, scans or images have changed. */
  changed(): void {
    this.#loop.call();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #countAll(signal: AbortSignal): Promise<null> {
    await sleep(Math.max(gatheringMs, this.#restsUntil - performance.now()), undefined, { signal });
    const started = performance.now();
    try {
      for (const center of centers) await this.count(center);
    } finally {
      const ended = performance.now();
      this.#restsUntil = ended + (ended - started) * restFactor;
    }
    return null;
  }

  /** Counts one data centre anew. */
  async count(center: Center): Promise<void> {
    const countedAt = this.#now();
    let after = '';
    for (;;) {
      if (this.#loop.signal.aborted) return;
      const names = await this.#namesAfter(after);
      const last = names.at(-1);
      if (last === undefined) break;
      await this.#store(center, await this.#countNames(center, after, last), countedAt);
      after = last;
    }
    await this.#finish(center, countedAt);
  }

  async #namesAfter(after: string): Promise<string[]> {
    const rows = await this.#database.background
      .selectFrom('vulnerability_findings')
      .select('name')
      .distinct()
      .where('name', '>', after)
      .orderBy('name')
      .limit(portion)
      .execute();
    return rows.map(({ name }) => name);
  }

  async #countNames(center: Center, after: string, last: string): Promise<CountedName[]> {
    const { rows } = await sql<CountedName>`
      select f.name, max(f.severity_rank) as severity_rank, max(f.score) as score,
        count(distinct i.id) as images,
        count(distinct case when f.fixed_version <> '' then i.id end) as fixable_images,
        count(distinct i.repository_id) as repositories,
        json_group_array(distinct f.package) as packages,
        max(f.description) as description, max(f.link) as link
      from vulnerability_findings f
        cross join report_findings rf on rf.finding_id = f.id
        cross join scan_reports r on r.id = rf.report_id
        cross join images i indexed by images_by_digest on i.digest = r.digest and i.registry_id = r.registry_id
      where f.name > ${after} and f.name <= ${last}
        and i.center = ${center} and i.vulnerabilities > 0
      group by f.name`.execute(this.#database.background);
    return rows;
  }

  async #store(center: Center, counted: readonly CountedName[], countedAt: number): Promise<void> {
    if (counted.length === 0) return;
    const rows = counted.map((row) => {
      const packages: string[] = JSON.parse(row.packages);
      return { ...row, center, counted_at: countedAt, packages: JSON.stringify(packages.slice(0, packagesShown)) };
    });
    await this.#database.write.transaction().execute(async (transaction) => {
      await transaction.replaceInto('top_vulnerabilities').values(rows).execute();
    });
  }

  /** What the counts are true for, and away with what no image has any more. */
  async #finish(center: Center, countedAt: number): Promise<void> {
    const { scanned, imported } = await this.#database.background
      .selectFrom('images')
      .where('images.center', '=', center)
      .where('images.risk_rank', '>=', riskRank.none)
      .select((select) => [
        select.fn.countAll<number>().as('scanned'),
        sql<number>`coalesce(sum(images.vulnerabilities = 0 or exists (
          select 1 from scan_reports r where r.registry_id = images.registry_id and r.digest = images.digest
            and r.imported_at is not null)), 0)`.as('imported'),
      ])
      .executeTakeFirstOrThrow();
    await this.#database.write.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('top_vulnerabilities')
        .where('center', '=', center)
        .where('counted_at', '<>', countedAt)
        .execute();
      await transaction
        .replaceInto('vulnerability_counts')
        .values({ center, counted_at: countedAt, imported_images: imported, scanned_images: scanned })
        .execute();
    });
  }
}
