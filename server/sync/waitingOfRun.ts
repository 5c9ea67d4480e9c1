import { type SqlBool, sql } from 'kysely';

/** How many images wait for their intake, of what a row of `sync_runs` is about: its registry, or its one repository. */
export const waitingOfRun = sql<number>`(case when sync_runs.repository_id is null
  then (select coalesce(sum(images), 0) from image_totals
    where image_totals.registry_id = sync_runs.registry_id and taken_in = 0)
  else (select count(*) from images indexed by images_by_repository
    where images.repository_id = sync_runs.repository_id and images.taken_in_at is null)
end)`;

/** Whether none waits; of a repository's images no more are looked at than up to the first that does. */
export const noneWaitsOfRun = sql<SqlBool>`(case when sync_runs.repository_id is null
  then ${waitingOfRun} = 0
  else not exists (select 1 from images indexed by images_by_repository
    where images.repository_id = sync_runs.repository_id and images.taken_in_at is null)
end)`;
