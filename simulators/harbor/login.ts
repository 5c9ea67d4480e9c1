import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultView } from '../http/answer.ts';
import { basicCredentials, type Credentials } from '../http/basicCredentials.ts';
import type { Account, RobotAccount, UserAccount } from '../world/accounts.ts';

/** Who Harbor takes a request for. A refused login is `anonymous`, never an error: that is Harbor's own way. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: UserAccount; readonly admin: boolean }
  | { readonly kind: 'robot'; readonly account: RobotAccount };

export interface LoginResult {
  readonly principal: Principal;
  /** The name that was given; null without Basic credentials. */
  readonly user: string | null;
}

const anonymous: Principal = { kind: 'anonymous' };

function find(accounts: readonly Account[], { name, password }: Credentials): Account | undefined {
  return accounts.find(
    (account) =>
      account.password === password &&
      (account.userName === name || (account.kind === 'user' && account.email !== '' && account.email === name)),
  );
}

/**
 * Logs in as Harbor does: each failure takes `wrongPasswordMs` (1500 there) and locks that user name for as
 * long; while it is locked every login of that name is refused at once, the right password too.
 */
export class Login {
  readonly #lockedUntil = new Map<string, number>();
  readonly #accounts: () => readonly Account[];
  readonly #wrongPasswordMs: number;

  constructor(accounts: () => readonly Account[], wrongPasswordMs: number) {
    this.#accounts = accounts;
    this.#wrongPasswordMs = wrongPasswordMs;
  }

  async of(
    authorization: string | undefined,
    { nonAdmin, wrongPassword }: Pick<FaultView, 'nonAdmin' | 'wrongPassword'>,
  ): Promise<LoginResult> {
    const credentials = basicCredentials(authorization);
    if (credentials === null) return { principal: anonymous, user: null };
    const user = credentials.name;
    const account = wrongPassword ? undefined : find(this.#accounts(), credentials);
    if (account?.kind === 'robot') return { principal: { kind: 'robot', account }, user };
    const now = Date.now();
    if (now < (this.#lockedUntil.get(user) ?? 0)) return { principal: anonymous, user };
    if (account === undefined) {
      this.#lockedUntil.set(user, now + this.#wrongPasswordMs);
      // A timer may fire a little early; the answer must never come while the lock still holds.
      await sleep(this.#wrongPasswordMs + 2);
      return { principal: anonymous, user };
    }
    return { principal: { kind: 'user', account, admin: account.admin && !nonAdmin }, user };
  }
}
