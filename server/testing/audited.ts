import type { TestServer } from './testServer.ts';

/** What was done at a server and how it ended, the oldest first. */
export const auditEntries = ({ database }: TestServer) =>
  database.read.selectFrom('audit_entries').selectAll().where('kind', '=', 'ended').orderBy('id').execute();

/** Of an entry: what was done, by whom, with which outcome. */
export const actOf = ({ action, user_name, outcome }: Awaited<ReturnType<typeof auditEntries>>[number]) => [
  action,
  user_name,
  outcome,
];
