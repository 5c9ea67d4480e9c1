import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Where a sync was when its process was killed. `ended`: there was nothing left to interrupt. */
export type SyncPhase = 'starting' | 'listing' | 'removal' | 'ended';

/** Has each unit of the limit noted from here on: the server itself forgets them once they count no more. */
export function noteStamps(dataDir: string): void {
  using database = new DatabaseSync(join(dataDir, 'mooring.db'), { timeout: 5_000 });
  database.exec(`
    create table noted_stamps (at integer);
    create trigger notes_stamps after insert on intake_log begin insert into noted_stamps values (new.taken_at); end`);
}

/** Of images; what reports tell comes in after a sync, some day. */
const ofReports = [
  'inherited_critical',
  'inherited_high',
  'inherited_medium',
  'inherited_low',
  'inherited_unknown',
  'cleared',
];

/** Looks into the database beside whatever server has it open, or after its death. */
export class StoredState {
  readonly #database: DatabaseSync;

  constructor(dataDir: string) {
    this.#database = new DatabaseSync(join(dataDir, 'mooring.db'), { readOnly: true });
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  /** Empty where the database is sound. */
  defects(): unknown[] {
    const found = this.#all('pragma integrity_check').filter((row) => row.integrity_check !== 'ok');
    return [...found, ...this.#all('pragma foreign_key_check')];
  }

  phase(): SyncPhase {
    const [run] = this.#all('select * from sync_runs order by id desc limit 1');
    if (run === undefined || (run.status === 'START' && run.repositories_known === 0)) return 'starting';
    if (run.status !== 'START') return 'ended';
    const [pending] = this.#all("select count(*) as repositories from sync_run_repositories where state = 'pending'");
    return pending?.repositories === 0 ? 'removal' : 'listing';
  }

  /** How much the intake has still to read, and is still to be looked at anew for what it is built on. */
  waiting(): number {
    const [row] = this.#all(`select (select count(*) from digests where state = 0)
      + (select count(*) from base_digests_due) + (select count(*) from base_chains_due) as due`);
    return Number(row?.due);
  }

  /** Everything that a sync and the intake of what it listed decide, free of when and in which order it came about. */
  outcome() {
    const images = this.#all(`select images.*, bases.digest as base from images
      left join bases on bases.id = images.base_id order by uuid`);
    for (const row of images) {
      for (const column of ['id', 'repository_id', 'first_seen_at', 'base_id', ...ofReports]) delete row[column];
    }
    const repositories = this.#all('select * from repositories order by namespace, name');
    for (const row of repositories) for (const column of ['id', 'listed_at']) delete row[column];
    const runs = this.#all('select * from sync_runs order by id');
    for (const row of runs) for (const column of ['started_at', 'ended_at']) delete row[column];
    return { images, repositories, runs };
  }

  /** What is counted as it is kept, and as a recount finds it: cards, repositories, and digests with what images know of them. */
  counts(): Record<'totals' | 'repositories' | 'digestTotals' | 'digests', { kept: unknown[]; recounted: unknown[] }> {
    const ranks = Object.entries({ unknown: -1, none: 0, low: 1, medium: 2, high: 3 });
    const counts = ranks.map(([risk]) => `${risk}_images`).join(', ');
    const counted = ranks.map(([risk, rank]) => `coalesce(sum(i.risk_rank = ${rank}), 0) as ${risk}_images`).join(', ');
    const total = 'registry_id, intake_state, risk_rank, scan_state, not_listed';
    return {
      totals: {
        kept: this.#all(`select ${total}, images from image_totals where images <> 0 order by ${total}`),
        recounted: this.#all(`select ${total}, count(*) as images from images group by ${total} order by ${total}`),
      },
      repositories: {
        kept: this.#all(`select id, ${counts}, vulnerabilities from repositories order by id`),
        recounted: this.#all(
          `select r.id, ${counted}, coalesce(sum(i.vulnerabilities), 0) as vulnerabilities
           from repositories r left join images i on i.repository_id = r.id group by r.id order by r.id`,
        ),
      },
      digestTotals: {
        kept: this.#all('select * from digest_totals where digests <> 0 order by registry_id, state'),
        recounted: this.#all(
          'select registry_id, state, count(*) as digests from digests group by registry_id, state order by 1, 2',
        ),
      },
      digests: {
        kept: this.#all('select registry_id, digest, state from digests order by 1, 2'),
        recounted: this.#all('select distinct registry_id, digest, intake_state as state from images order by 1, 2'),
      },
    };
  }

  /** The moment of each unit of the limit since `noteStamps`, in order; ms. */
  stamps(): number[] {
    return this.#all('select at from noted_stamps order by 1').map((row) => Number(row.at));
  }

  #all(query: string): Record<string, unknown>[] {
    return this.#database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }));
  }
}
