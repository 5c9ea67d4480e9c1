import { randomBytes } from 'node:crypto';

/** How long a login is good for that an API gives for pulling, ms. */
const loginMs = 3_600_000;
export const temporaryUser = 'cr_temp_user';

/** The passwords that GetAuthorizationToken gave away, each until its time is over. */
export class TemporaryLogins {
  readonly #now: () => number;
  readonly #until = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(): { readonly password: string; readonly expiresAt: number } {
    const password = randomBytes(24).toString('base64url');
    const expiresAt = this.#now() + loginMs;
    this.#until.set(password, expiresAt);
    return { password, expiresAt };
  }

  opens(userName: string, password: string): boolean {
    return userName === temporaryUser && (this.#until.get(password) ?? 0) > this.#now();
  }
}
