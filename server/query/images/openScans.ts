import { sql } from 'kysely';
import type { ScanStatus } from '#contract/enums.ts';
import type { Database } from '../../db/database.ts';

interface OfImage {
  readonly registry_id: number;
  readonly digest: string;
}

export const imageKey = ({ registry_id, digest }: OfImage) => `${registry_id}/${digest}`;

/** Which of some images a scan is under way for: `INIT` waits, `START_RUN` was asked of the registry. */
export function createOpenScans(database: Database) {
  return {
    async of(images: readonly OfImage[]): Promise<Map<string, ScanStatus>> {
      if (images.length === 0) return new Map();
      const wanted = JSON.stringify(images.map(({ registry_id, digest }) => [registry_id, digest]));
      const { rows } = await sql<OfImage & { asked: number }>`
        select q.registry_id, q.digest, max(q.asked_at is not null) as asked
        from json_each(${wanted}) cross join scan_queue q
          on q.registry_id = value ->> 0 and q.digest = value ->> 1
        group by q.registry_id, q.digest`.execute(database.read);
      return new Map(rows.map((row) => [imageKey(row), row.asked === 1 ? 'START_RUN' : 'INIT']));
    },
  };
}

export type OpenScans = ReturnType<typeof createOpenScans>;
