import { sql } from 'kysely';
import { isSeen } from '../../../db/isSeen.ts';
import { literals } from '../../../db/literals.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import type { ScanTask } from '../queue/scanTaskStatements.ts';

/** A scan task as somebody sees it. */
export interface SeenScanTask extends ScanTask {
  /** 0 where it has images of registries too that are not seen: what it is called might tell of these. */
  readonly is_whole: number;
}

/** The scan tasks that have images of registries which somebody sees, each counted and ended as if it had these alone. */
export function seenTasks({ registries }: Visibility) {
  if (registries === 'all') return sql<SeenScanTask>`(select scan_tasks.*, 1 as is_whole from scan_tasks)`;
  return sql<SeenScanTask>`(
    select t.id, t.center, t.trigger, t.cycle_id, t.target, t.target_type, t.scope,
      case when t.status in ('SUCCESS', 'FAIL') and sum(c.images) > 0
        then iif(sum(c.failed_images) > 0 and sum(c.scanned_images) = 0, 'FAIL', 'SUCCESS') else t.status end as status,
      t.created_at, t.started_at, t.ended_at, t.filled_digest, t.filled_to, t.filled,
      sum(c.images) as images, sum(c.scanned_images) as scanned_images, sum(c.failed_images) as failed_images,
      sum(c.left_images) as left_images,
      not exists (select 1 from scan_task_registries o
        where o.task_id = t.id and o.registry_id not in ${literals(registries)}) as is_whole
    from scan_tasks t cross join scan_task_registries c on c.task_id = t.id
    where ${isSeen('c.registry_id', registries)}
    group by t.id)`;
}

/** A task as it is shown: with the registries that it names, JSON, and the newest failure in its log. */
export function shownColumns({ registries }: Visibility) {
  const seen = isSeen('registries.id', registries);
  return [
    sql<string>`(select json_group_array(name) from registries
      where ${seen} and id in (select value from json_each(scan_tasks.scope, '$.registryIds') where is_whole
        union all select registry_id from scan_task_registries where task_id = scan_tasks.id and not is_whole))`.as(
      'registry_names',
    ),
    sql<string | null>`(select detail from scan_log
      where scan_log.task_id = scan_tasks.id and level = 'error'
        and (registry_id is null or ${isSeen('registry_id', registries)}) order by id desc limit 1)`.as('failure'),
  ] as const;
}
