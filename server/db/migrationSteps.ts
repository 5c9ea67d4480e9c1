import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One step of a long migration: what it does, as the log says it, and how. */
export interface MigrationStep {
  readonly name: string;
  readonly statements: readonly string[];
}

/** A migration; one that takes long on a large database is made of steps, so that whoever waits can be told how far it is. */
export type AnyMigration = Migration | { readonly steps: readonly MigrationStep[] };

/** The steps of a migration. What is not made of steps is one, under the migration's own name. */
export function stepsOf(name: string, migration: AnyMigration) {
  if ('steps' in migration) {
    return migration.steps.map((step) => ({
      name: step.name,
      take: async (database: Kysely<unknown>) => {
        for (const statement of step.statements) await sql.raw(statement).execute(database);
      },
    }));
  }
  return [{ name, take: migration.up }];
}
