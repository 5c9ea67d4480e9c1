import type { Transaction } from 'kysely';
import type { Role } from '#contract/access/roles.ts';
import { limits } from '#contract/limits.ts';
import type { Database } from '../../db/database.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { ProblemError } from './problem.ts';

/** As whom the provider knows a person. */
interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/** What a user of the provider's is to have. */
interface GrantedAccess {
  readonly role: Role;
  /** For a new user; null where the provider gives no name that may be one. */
  readonly userName: string | null;
  readonly seesAll: boolean;
}

/** Whose sign-in it is, and what it has changed. */
export interface Admitted {
  readonly userName: string;
  readonly change: 'created' | 'role' | null;
}

/** Users whom the provider signs in. They are known by its word alone, never by their name. */
export function createSingleSignOnUsers(database: Database) {
  return {
    async nameOf(subject: Subject): Promise<string | undefined> {
      return (await find(database.read, subject))?.name;
    },

    /**
     * Creates the user at the first sign-in, and gives them the role that they have by now: where that is another, sessions under the former
     * one end. Throws ProblemError NoName, NameTaken, Disabled, TooManyUsers.
     */
    async admit(subject: Subject, granted: GrantedAccess, now: number): Promise<Admitted> {
      return database.write.transaction().execute(async (transaction) => {
        const user = await find(transaction, subject);
        if (user === undefined) return create(transaction, subject, granted, now);
        const { name, role, disabled_at } = user;
        if (disabled_at !== null) throw new ProblemError('Disabled');
        const given = { role: granted.role, role_lost_at: null };
        await transaction.updateTable('users').set(given).where('name', '=', name).execute();
        if (role === granted.role) return { userName: name, change: null };
        await transaction.deleteFrom('sessions').where('user_name', '=', name).execute();
        return { userName: name, change: 'role' };
      });
    },

    /** Whoever has no role by now is signed out, and their access keys are refused until a sign-in gives them one again. */
    async takeRole(subject: Subject, now: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        const user = await find(transaction, subject);
        if (user === undefined) return;
        await transaction.updateTable('users').set({ role_lost_at: now }).where('name', '=', user.name).execute();
        await transaction.deleteFrom('sessions').where('user_name', '=', user.name).execute();
      });
    },
  };
}

async function find(source: Pick<Transaction<Tables>, 'selectFrom'>, { issuer, subject }: Subject) {
  return source
    .selectFrom('users')
    .select(['name', 'role', 'disabled_at'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

async function create(
  transaction: Transaction<Tables>,
  { issuer, subject }: Subject,
  { userName, role, seesAll }: GrantedAccess,
  now: number,
): Promise<Admitted> {
  if (userName === null) throw new ProblemError('NoName');
  const taken = await transaction.selectFrom('users').select('name').where('name', '=', userName).executeTakeFirst();
  if (taken !== undefined) throw new ProblemError('NameTaken');
  const { count } = await transaction
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count >= limits.users.most) throw new ProblemError('TooManyUsers');
  await transaction
    .insertInto('users')
    .values({ name: userName, role, sees_all: Number(seesAll), created_at: now, issuer, subject })
    .execute();
  return { userName, change: 'created' };
}

export type SingleSignOnUsers = ReturnType<typeof createSingleSignOnUsers>;
