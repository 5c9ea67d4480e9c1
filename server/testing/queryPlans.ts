import { CompiledQuery, type KyselyPlugin } from 'kysely';
import type { Database } from '../db/database.ts';

interface QueryPlans {
  /** The database, its reads written down. */
  readonly watched: Database;
  /** The steps by which SQLite answered every query so far. */
  steps(): Promise<readonly string[]>;
}

/** Asks SQLite of every query that reads how it would come by the rows, with the very values that it is asked with. */
export function watchPlans(database: Database): QueryPlans {
  const steps: string[] = [];
  const pending: Promise<void>[] = [];
  const collector: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql: text, parameters } = database.read.getExecutor().compileQuery(node, queryId);
      const explained = database.read
        .executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${text}`, [...parameters]))
        .then(({ rows }) => void steps.push(...rows.map(({ detail }) => detail)));
      pending.push(explained);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    watched: {
      ...database,
      read: database.read.withPlugin(collector),
      background: database.background.withPlugin(collector),
    },
    async steps() {
      await Promise.all(pending);
      return steps;
    },
  };
}
