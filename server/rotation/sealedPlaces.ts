import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../db/tables/tables.ts';
import { accessKeyContext, secondStepContext } from '../store/accessSecrets.ts';
import { passwordContext, tokenContext } from '../store/registrySecrets.ts';
import { storedConnection } from '../store/storedTarget.ts';

/** A sealed text as it lies in its row. */
export interface SealedText {
  /** Of its row. */
  readonly key: number | string;
  readonly sealed: string;
  /** What it is sealed for. */
  readonly context: string;
}

/** A column of sealed texts. */
export interface SealedPlace {
  readonly table: keyof Tables;
  readonly column: string;
  /** Up to so many, of rows after that key, that do not begin with the mark. */
  othersThan(
    mark: string,
    after: SealedText['key'] | null,
    most: number,
    database: Kysely<Tables>,
  ): Promise<SealedText[]>;
  /** Puts another in the place of this one, unless that was replaced meanwhile. */
  replace(text: SealedText, sealed: string, database: Kysely<Tables>): Promise<void>;
}

/** All that is sealed, wherever it lies: who stores something new sealed adds a line. */
export const sealedPlaces: readonly SealedPlace[] = [
  place('server_facts', 'name', 'value', ({ name }) => name),
  place('registries', 'id', 'password_sealed', (registry) => passwordContext(registry.id, storedConnection(registry))),
  place('registry_organizations', 'id', 'token_sealed', async ({ registry_id, namespace }, database) => {
    const registries = database.selectFrom('registries').selectAll().where('id', '=', registry_id);
    return tokenContext(registry_id, namespace, storedConnection(await registries.executeTakeFirstOrThrow()));
  }),
  place('access_keys', 'id', 'secret_sealed', ({ id }) => accessKeyContext(id)),
  place('users', 'name', 'totp_sealed', ({ name }) => secondStepContext(name)),
];

function place<Table extends keyof Tables>(
  table: Table,
  key: string,
  column: string,
  contextOf: (row: Selectable<Tables[Table]>, database: Kysely<Tables>) => string | Promise<string>,
): SealedPlace {
  const [tableSql, keySql, columnSql] = [sql.table(table), sql.ref(key), sql.ref(column)];
  return {
    table,
    column,
    async othersThan(mark, after, most, database) {
      const { rows } = await sql<Selectable<Tables[Table]> & Omit<SealedText, 'context'>>`
        select *, ${keySql} as key, ${columnSql} as sealed from ${tableSql}
        where ${columnSql} glob 'v[0-9]*.*.*.*' and not ${columnSql} glob ${`${mark}*`} and (${after} is null or ${keySql} > ${after})
        order by ${keySql} limit ${most}`.execute(database);
      const texts: SealedText[] = [];
      for (const row of rows) texts.push({ key: row.key, sealed: row.sealed, context: await contextOf(row, database) });
      return texts;
    },
    async replace({ key: keyOfRow, sealed: present }, sealed, database) {
      await sql`update ${tableSql} set ${columnSql} = ${sealed}
        where ${keySql} = ${keyOfRow} and ${columnSql} = ${present}`.execute(database);
    },
  };
}
