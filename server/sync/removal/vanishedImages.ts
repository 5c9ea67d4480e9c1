import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables/tables.ts';

/** Keeps what is told of images that are about to be deleted, in the transaction that deletes them. */
export async function recordVanished(
  transaction: Kysely<Tables>,
  imageIds: readonly number[],
  now: number,
): Promise<void> {
  await transaction
    .insertInto('vanished_images')
    .columns([
      'uuid',
      'registry_id',
      'repository_id',
      'tag',
      'digest',
      'risk_rank',
      'vulnerabilities',
      'first_seen_at',
      'vanished_at',
    ])
    .expression((from) =>
      from
        .selectFrom('images')
        .select([
          'uuid',
          'registry_id',
          'repository_id',
          'tag',
          'digest',
          'risk_rank',
          'vulnerabilities',
          'first_seen_at',
          sql<number>`${now}`.as('vanished_at'),
        ])
        .where('id', 'in', imageIds),
    )
    .onConflict((conflict) =>
      conflict.column('uuid').doUpdateSet({
        risk_rank: (row) => row.ref('excluded.risk_rank'),
        vulnerabilities: (row) => row.ref('excluded.vulnerabilities'),
        vanished_at: (row) => row.ref('excluded.vanished_at'),
      }),
    )
    .execute();
}
