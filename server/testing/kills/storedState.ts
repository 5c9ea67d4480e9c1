import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Where a sync was when its process was killed. `ended`: there was nothing left to interrupt. */
export type SyncPhase = 'starting' | 'listing' | 'removal' | 'intake' | 'ended';

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
    if (run.phase === 'intake') return 'intake';
    const [pending] = this.#all("select count(*) as repositories from sync_run_repositories where state = 'pending'");
    return pending?.repositories === 0 ? 'removal' : 'listing';
  }

  /** Everything that a sync decides, free of when and in which order it came about. */
  outcome() {
    const images = this.#all('select * from images order by uuid');
    for (const row of images) {
      for (const column of ['id', 'repository_id', 'first_seen_at']) delete row[column];
      row.taken_in_at = row.taken_in_at !== null;
    }
    const repositories = this.#all('select * from repositories order by namespace, name');
    for (const row of repositories) for (const column of ['id', 'listed_at']) delete row[column];
    const runs = this.#all('select * from sync_runs order by id');
    for (const row of runs) for (const column of ['started_at', 'ended_at']) delete row[column];
    return { images, repositories, runs, totals: this.counts().totals };
  }

  /** The counts on cards and repositories as they are kept, and as a recount of the images finds them. */
  counts() {
    const ranks = Object.entries({ unknown: -1, none: 0, low: 1, medium: 2, high: 3 });
    const kept = ranks.map(([risk]) => `${risk}_images`).join(', ');
    const counted = ranks.map(([risk, rank]) => `coalesce(sum(i.risk_rank = ${rank}), 0) as ${risk}_images`).join(', ');
    return {
      totals: this.#all(
        'select * from image_totals where images <> 0 order by registry_id, taken_in, risk_rank, scan_state',
      ),
      totalsRecounted: this.#all(
        `select registry_id, taken_in_at is not null as taken_in, risk_rank, scan_state, count(*) as images from images
         group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      ),
      repositories: this.#all(`select id, ${kept}, vulnerabilities from repositories order by id`),
      repositoriesRecounted: this.#all(
        `select r.id, ${counted}, coalesce(sum(i.vulnerabilities), 0) as vulnerabilities
         from repositories r left join images i on i.repository_id = r.id and i.taken_in_at is not null
         group by r.id order by r.id`,
      ),
    };
  }

  /** When each image was taken in, in order; ms. */
  takenInAt(): number[] {
    return this.#all('select taken_in_at from images where taken_in_at is not null order by 1').map((row) =>
      Number(row.taken_in_at),
    );
  }

  #all(query: string): Record<string, unknown>[] {
    return this.#database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }));
  }
}
