import { setTimeout as sleep } from 'node:timers/promises';
import { type SqlBool, sql } from 'kysely';
import type { Logger } from 'pino';
import { type Center, centers } from '#contract/center.ts';
import { BackgroundLoop } from '../../../concurrency/backgroundLoop.ts';
import type { Database } from '../../../db/database.ts';
import { forEachRow } from '../../../db/forEachRow.ts';
import { riskRank } from '../../../domain/risk/risk.ts';

/** Counting begins so long after the first of several changes, ms: they come in numbers, as reports are read. */
const gatheringMs = 3_000;
/** Counting may take at most a tenth of the time: after one that took 6 s the next waits a minute. */
const restFactor = 10;
/** Names counted in one query: those of a base image are found in every image, and a stopping server waits for the query. */
const batchSize = 20;
/** Ids of images in one query. */
const imagesBatchSize = 100_000;
export const packagesShown = 5;

/** A vulnerability in the images of one registry. */
interface CountedName {
  readonly registry_id: number;
  readonly name: string;
  readonly severity_rank: number;
  readonly score: number;
  readonly images: number;
  readonly fixable_images: number;
  readonly repositories: number;
  /** Ids, JSON. */
  readonly findings: string;
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
      .limit(batchSize)
      .execute();
    return rows.map(({ name }) => name);
  }

  async #countNames(center: Center, after: string, last: string): Promise<CountedName[]> {
    const { rows } = await sql<CountedName>`
      select i.registry_id, f.name, max(f.severity_rank) as severity_rank, max(f.score) as score,
        count(distinct i.id) as images,
        count(distinct case when f.fixed_version <> '' then i.id end) as fixable_images,
        count(distinct i.repository_id) as repositories,
        json_group_array(distinct f.id) as findings, json_group_array(distinct f.package) as packages,
        max(f.description) as description, max(f.link) as link
      from vulnerability_findings f
        cross join report_findings rf on rf.finding_id = f.id
        cross join scan_reports r on r.id = rf.report_id
        cross join images i indexed by images_by_digest on i.digest = r.digest and i.registry_id = r.registry_id
      where f.name > ${after} and f.name <= ${last}
        and i.center = ${center} and i.vulnerabilities > 0
      group by f.name, i.registry_id`.execute(this.#database.background);
    return rows;
  }

  async #store(center: Center, counted: readonly CountedName[], countedAt: number): Promise<void> {
    if (counted.length === 0) return;
    const rows = [...Map.groupBy(counted, ({ name }) => name).values()].map((ofRegistries) => ({
      ...together(ofRegistries),
      center,
      counted_at: countedAt,
    }));
    await this.#database.write.transaction().execute(async (transaction) => {
      await transaction.replaceInto('top_vulnerabilities').values(rows).execute();
      await forEachRow(
        transaction,
        storeOfRegistry,
        counted.map((row) => [...ofRegistryColumns.map((column) => row[column]), countedAt]),
      );
    });
  }

  /** Stores how many images were counted, and deletes vulnerabilities that no image has any more. */
  async #finish(center: Center, countedAt: number): Promise<void> {
    const counts = await this.#countReports(center);
    if (this.#loop.signal.aborted) return;
    await this.#database.write.transaction().execute(async (transaction) => {
      await transaction
        .deleteFrom('top_vulnerabilities')
        .where('center', '=', center)
        .where('counted_at', '<>', countedAt)
        .execute();
      await transaction
        .replaceInto('vulnerability_counts')
        .values({
          center,
          counted_at: countedAt,
          imported_images: sumOf(counts, ({ imported }) => imported),
          scanned_images: sumOf(counts, ({ scanned }) => scanned),
        })
        .execute();
    });
    await this.#finishRegistries(center, countedAt, counts);
  }

  /**
   * How many images of each registry were scanned, and of how many the report was read. Counted along the table, a batch at a time:
   * grouped at once, SQLite would sort every image of the data centre in memory, 1 GB of 10,000,000.
   */
  async #countReports(center: Center): Promise<RegistryCount[]> {
    const { background } = this.#database;
    const { last } = await background
      .selectFrom('images')
      .select((select) => select.fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow();
    const counts = new Map<number, RegistryCount>();
    for (let from = 0; from < (last ?? 0) && !this.#loop.signal.aborted; from += imagesBatchSize) {
      const rows = await background
        .selectFrom('images')
        .where('images.id', '>', from)
        .where('images.id', '<=', from + imagesBatchSize)
        .where(sql<SqlBool>`+images.center = ${center} and +images.risk_rank >= ${riskRank.none}`)
        .groupBy('images.registry_id')
        .select((select) => [
          'images.registry_id',
          select.fn.countAll<number>().as('scanned'),
          sql<number>`sum(images.vulnerabilities = 0 or exists (
            select 1 from scan_reports r where r.registry_id = images.registry_id and r.digest = images.digest
              and r.imported_at is not null))`.as('imported'),
        ])
        .execute();
      for (const row of rows) {
        const { scanned, imported } = counts.get(row.registry_id) ?? { scanned: 0, imported: 0 };
        counts.set(row.registry_id, { ...row, scanned: scanned + row.scanned, imported: imported + row.imported });
      }
    }
    return [...counts.values()];
  }

  /** The same of each registry, one after the other: others write in between. */
  async #finishRegistries(center: Center, countedAt: number, counts: readonly RegistryCount[]): Promise<void> {
    const { background, write } = this.#database;
    const registries = await background.selectFrom('registries').select('id').where('center', '=', center).execute();
    for (const { id } of registries) {
      const { scanned = 0, imported = 0 } = counts.find(({ registry_id }) => registry_id === id) ?? {};
      await write
        .deleteFrom('registry_vulnerabilities')
        .where('registry_id', '=', id)
        .where('counted_at', '<>', countedAt)
        .execute();
      await sql`replace into registry_vulnerability_counts (registry_id, counted_at, imported_images, scanned_images)
        select id, ${countedAt}, ${imported}, ${scanned} from registries where id = ${id}`.execute(write);
    }
  }
}

interface RegistryCount {
  readonly registry_id: number;
  readonly scanned: number;
  readonly imported: number;
}

const ofRegistryColumns = [
  'registry_id',
  'name',
  'severity_rank',
  'score',
  'images',
  'fixable_images',
  'repositories',
  'findings',
] as const;

/** Of a registry that was deleted since it was counted, nothing is stored. */
const storeOfRegistry = `replace into registry_vulnerabilities (${ofRegistryColumns.join(', ')}, counted_at)
  select ${ofRegistryColumns.map((_, place) => `?${place + 1}`).join(', ')}, ?${ofRegistryColumns.length + 1}
  from registries where id = ?1`;

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);

/** One vulnerability over the registries that have it: no image and no repository is in two of them. */
function together(rows: readonly CountedName[]) {
  const last = (of: (row: CountedName) => string) => rows.map(of).toSorted().at(-1) ?? '';
  const packages = rows.flatMap((row): string[] => JSON.parse(row.packages));
  return {
    name: last(({ name }) => name),
    severity_rank: Math.max(...rows.map((row) => row.severity_rank)),
    score: Math.max(...rows.map(({ score }) => score)),
    images: sumOf(rows, ({ images }) => images),
    fixable_images: sumOf(rows, (row) => row.fixable_images),
    repositories: sumOf(rows, ({ repositories }) => repositories),
    packages: JSON.stringify([...new Set(packages)].slice(0, packagesShown)),
    description: last(({ description }) => description),
    link: last(({ link }) => link),
  };
}
