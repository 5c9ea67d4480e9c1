import { type Kysely, sql } from 'kysely';

/** The worst that is known of its images, ranked as theirs: one image without a report makes "none" a guess. */
const riskRank = `case
  when high_images > 0 then 3
  when medium_images > 0 then 2
  when low_images > 0 then 1
  when unknown_images > 0 then -1
  else 0
end`;

const statements = [
  `alter table repositories add column risk_rank integer generated always as (${riskRank}) virtual`,
  'create index repositories_by_risk_rank on repositories (risk_rank, registry_id, images)',
];

/** The risk of a repository, which the list shows, finds and sorts by. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
