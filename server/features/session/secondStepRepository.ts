import type { Database } from '../../db/database.ts';

/** A second step as it is stored. */
export interface StoredSecondStep {
  /** Sealed. */
  readonly secret: string;
  /** Since when it is asked for; null while it is being set up. */
  readonly since: number | null;
  /** The time step of the code that was used last. */
  readonly lastStep: number | null;
  /** Hashes of the recovery codes that are left. */
  readonly recoveryCodes: readonly string[];
}

const off = { totp_sealed: null, totp_since: null, totp_step: null, recovery_codes: '[]' } as const;

export function createSecondStepRepository(database: Database) {
  return {
    /** Undefined for a user without one. */
    async find(userName: string): Promise<StoredSecondStep | undefined> {
      const row = await database.read
        .selectFrom('users')
        .select(['totp_sealed', 'totp_since', 'totp_step', 'recovery_codes'])
        .where('name', '=', userName)
        .executeTakeFirst();
      if (row === undefined || row.totp_sealed === null) return undefined;
      const { totp_sealed, totp_since, totp_step, recovery_codes } = row;
      return {
        secret: totp_sealed,
        since: totp_since,
        lastStep: totp_step,
        recoveryCodes: JSON.parse(recovery_codes),
      };
    },

    /** Begins to set one up, in place of another that was begun. False where one is asked for already. */
    async begin(userName: string, secret: string): Promise<boolean> {
      const { numUpdatedRows } = await database.write
        .updateTable('users')
        .set({ ...off, totp_sealed: secret })
        .where('name', '=', userName)
        .where('totp_since', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** From now on it is asked for. False where another was begun meanwhile. */
    async confirm(
      userName: string,
      secret: string,
      { step, recoveryCodes, now }: { step: number; recoveryCodes: readonly string[]; now: number },
    ): Promise<boolean> {
      const { numUpdatedRows } = await database.write
        .updateTable('users')
        .set({ totp_since: now, totp_step: step, recovery_codes: JSON.stringify(recoveryCodes) })
        .where('name', '=', userName)
        .where('totp_sealed', '=', secret)
        .where('totp_since', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** False where this code or a later one was used already: of two at once, one is taken. */
    async takeStep(userName: string, step: number): Promise<boolean> {
      const { numUpdatedRows } = await database.write
        .updateTable('users')
        .set({ totp_step: step })
        .where('name', '=', userName)
        .where(({ or, eb }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** False where the code is none of those that are left. */
    async takeRecoveryCode(userName: string, hash: string): Promise<boolean> {
      return database.write.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('users')
          .select('recovery_codes')
          .where('name', '=', userName)
          .executeTakeFirst();
        const codes: readonly string[] = JSON.parse(row?.recovery_codes ?? '[]');
        if (!codes.includes(hash)) return false;
        const left = JSON.stringify(codes.filter((code) => code !== hash));
        await transaction.updateTable('users').set({ recovery_codes: left }).where('name', '=', userName).execute();
        return true;
      });
    },

    async remove(userName: string): Promise<void> {
      await database.write.updateTable('users').set(off).where('name', '=', userName).execute();
    },
  };
}

export type SecondStepRepository = ReturnType<typeof createSecondStepRepository>;
