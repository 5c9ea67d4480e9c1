import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { limits } from '#contract/limits.ts';
import type { Database } from '../../../db/database.ts';
import { isSeen } from '../../../db/isSeen.ts';
import type { ScanCyclesTable } from '../../../db/tables/scanTables.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { offsetOf } from '../../../domain/paging.ts';
import { seenTasks } from '../tasks/seenTasks.ts';

export type ScanCycle = Selectable<ScanCyclesTable>;
export type ListedCycle = ScanCycle & { readonly seen_task_id: number | null };

/** Whether a cycle scans registries that somebody sees. */
function concerns({ registries }: Visibility) {
  if (registries === 'all') return sql<SqlBool>`true`;
  return sql<SqlBool>`(scope ->> '$.registryIds' is null
    or exists (select 1 from json_each(scope, '$.registryIds') where ${isSeen('value', registries)}))`;
}

/** Its newest task; null where that has nothing that is seen. */
function seenTaskId(visibility: Visibility) {
  if (visibility.registries === 'all') return sql<number | null>`last_task_id`;
  return sql<number | null>`(select id from ${seenTasks(visibility)} where id = last_task_id)`;
}

export function createCycleRepository(database: Database) {
  const matching = (visibility: Visibility, { ConfigId, TaskName = '' }: ParsedRequestOf<'DescribeCycleTaskList'>) =>
    database.read
      .selectFrom('scan_cycles')
      .where('center', '=', visibility.center)
      .where(concerns(visibility))
      .$if(ConfigId !== undefined, (query) => query.where('id', '=', Number(ConfigId)))
      .$if(TaskName !== '', (query) => query.where((on) => on(on.fn('instr', ['name', on.val(TaskName)]), '>', 0)));

  return {
    async insert(cycle: Insertable<ScanCyclesTable>): Promise<number> {
      const { id } = await database.write
        .insertInto('scan_cycles')
        .values(cycle)
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async update(id: number, changes: Updateable<ScanCyclesTable>): Promise<void> {
      await database.write.updateTable('scan_cycles').set(changes).where('id', '=', id).execute();
    },

    /** Changes a cycle from what it is at that moment, so that two changes at once both stay; false where there is none. */
    async change(
      center: Center,
      id: number,
      changesOf: (cycle: ScanCycle) => Updateable<ScanCyclesTable>,
    ): Promise<boolean> {
      return database.write.transaction().execute(async (transaction) => {
        const cycle = await transaction
          .selectFrom('scan_cycles')
          .selectAll()
          .where('center', '=', center)
          .where('id', '=', id)
          .executeTakeFirst();
        if (cycle === undefined) return false;
        await transaction.updateTable('scan_cycles').set(changesOf(cycle)).where('id', '=', id).execute();
        return true;
      });
    },

    async page(visibility: Visibility, request: ParsedRequestOf<'DescribeCycleTaskList'>): Promise<ListedCycle[]> {
      return matching(visibility, request)
        .selectAll()
        .select(seenTaskId(visibility).as('seen_task_id'))
        .orderBy('id', 'desc')
        .limit(request.PageSize)
        .offset(offsetOf(request))
        .execute();
    },

    async count(visibility: Visibility, request: ParsedRequestOf<'DescribeCycleTaskList'>): Promise<number> {
      const { total } = await matching(visibility, request)
        .select((select) => select.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },

    /** The first that is due. */
    async due(now: number): Promise<ScanCycle | undefined> {
      return database.write
        .selectFrom('scan_cycles')
        .selectAll()
        .where('next_at', '<=', now)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
    },

    /** Sets when a cycle begins next; false where somebody has changed it since it was read. */
    async moveOn({ id, next_at }: ScanCycle, next: number | null): Promise<boolean> {
      const { numUpdatedRows } = await database.write
        .updateTable('scan_cycles')
        .set({ next_at: next })
        .where('id', '=', id)
        .where('next_at', 'is', next_at)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async highestRepository(): Promise<number> {
      const row = await database.read
        .selectFrom('repositories')
        .select((select) => select.fn.max('id').as('id'))
        .executeTakeFirst();
      return row?.id ?? 0;
    },

    /** The scan time range of a data centre, in days. */
    async dayNum(center: Center): Promise<number> {
      const row = await database.write
        .selectFrom('scan_settings')
        .select('day_num')
        .where('center', '=', center)
        .executeTakeFirst();
      return row?.day_num ?? limits.scan.defaultDayNum;
    },

    async setDayNum(center: Center, dayNum: number): Promise<void> {
      await database.write.replaceInto('scan_settings').values({ center, day_num: dayNum }).execute();
    },
  };
}

export type CycleRepository = ReturnType<typeof createCycleRepository>;
