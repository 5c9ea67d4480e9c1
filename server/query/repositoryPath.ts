import { sql } from 'kysely';

/** A row of `repositories` as lists show it; parts of it may reach over the slash. */
export const repositoryPath = sql<string>`(repositories.namespace || '/' || repositories.name)`;
