import type { Failure } from '#contract/failures/failures.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { connectionText, type RegistryTarget } from '../../domain/registryTarget.ts';

/** Many directories lock an account after this many wrong passwords. */
const mostRefused = 5;
const mostAtOnce = 4;

/** How a call with the password ended: what refused it, or whether the registry knows whom it speaks to (`proven`). */
export type LoginOutcome = Failure | 'proven' | 'other';

/** How a session asks to send the password. `proves`: the answer tells who we are. `person`: somebody waits for it. */
export interface LoginCall {
  readonly proves: boolean;
  readonly person: boolean;
}

/**
 * The calls with the password, or signed with the secret, of one account, whoever makes them: listings, scans, reports. A password that was changed is
 * refused once, not by every worker: what is under way is counted as if it were refused, until a login is proven. After the
 * fifth refusal nothing goes out until a person wants it.
 */
export class AccountLogins {
  #refused = 0;
  #refusal: Failure | null = null;
  #underWay = 0;
  readonly #waiting = new Set<() => void>();

  get isIdle(): boolean {
    return this.#refused === 0 && this.#underWay === 0 && this.#waiting.size === 0;
  }

  /** Waits for its turn. What the account was refused with, once it is; the signal's reason where that aborts. */
  async begin(call: LoginCall, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#refused >= mostRefused) {
        if (this.#refusal !== null && !(call.person && call.proves)) throw new RegistryError(this.#refusal);
        if (this.#underWay === 0) break;
      } else if (this.#underWay < mostAtOnce && this.#underWay + this.#refused < mostRefused) {
        break;
      }
      await this.#change(signal);
    }
    this.#underWay += 1;
  }

  end(outcome: LoginOutcome): void {
    this.#underWay -= 1;
    if (outcome === 'proven') this.#refused = 0;
    else if (outcome !== 'other') {
      this.#refused += 1;
      this.#refusal = outcome;
    }
    this.#wake();
  }

  forget(): void {
    this.#refused = 0;
    this.#wake();
  }

  #wake(): void {
    for (const resume of [...this.#waiting]) resume();
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        this.#waiting.delete(resume);
        signal.removeEventListener('abort', resume);
        resolve();
      };
      this.#waiting.add(resume);
      signal.addEventListener('abort', resume, { once: true });
    });
  }
}

/** The accounts of all registries, told apart by all that a login depends on. */
export class LoginGuard {
  readonly #accounts = new Map<string, AccountLogins>();

  of(target: RegistryTarget): AccountLogins {
    for (const [key, account] of this.#accounts) if (account.isIdle) this.#accounts.delete(key);
    const key = connectionText(target);
    const known = this.#accounts.get(key) ?? new AccountLogins();
    this.#accounts.set(key, known);
    return known;
  }

  /** A person wants it tried again. */
  forget(target: RegistryTarget): void {
    this.#accounts.get(connectionText(target))?.forget();
  }
}
