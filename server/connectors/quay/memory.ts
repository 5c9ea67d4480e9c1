import { hash } from 'node:crypto';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { Identity } from './identity.ts';
import { limits } from './limits.ts';
import type { Row } from './row.ts';

/**
 * What was learned of one Quay, by whomever it was asked: each question costs it 0.3 s of a processor, and none is asked
 * again for what is known. Kept in this process alone; of secrets their hashes.
 */
export class Memory {
  /** What it said of itself last. */
  #told: { readonly identity: Identity; readonly at: number } | null = null;
  #password: { readonly account: string; readonly at: number } | null = null;
  /** How many repositories each row's list has had since it was proven that it reads all of them. */
  readonly #rows = new Map<string, number>();

  tell(identity: Identity): void {
    this.#told = { identity, at: performance.now() };
  }

  /** Null where it has to be asked. */
  get told(): Identity | null {
    return this.#told !== null && isFresh(this.#told.at) ? this.#told.identity : null;
  }

  passwordProven(target: RegistryTarget): void {
    this.#password = { account: accountOf(target), at: performance.now() };
  }

  isPasswordProven(target: RegistryTarget): boolean {
    return this.#password !== null && this.#password.account === accountOf(target) && isFresh(this.#password.at);
  }

  /** It reads all that its organization holds, be it as much as it may. */
  rowProven(row: Row, repositories = 0): void {
    this.#rows.set(keyOf(row), repositories);
  }

  forget(row: Row): void {
    this.#rows.delete(keyOf(row));
  }

  /** Whether it was proven since this process began. */
  knows(row: Row): boolean {
    return this.#rows.has(keyOf(row));
  }

  /**
   * Whether a list of so many repositories shows that the row still reads all of them: an owner who lost rights sees fewer.
   * Each of a token's answers shows by itself whether it lives.
   */
  stillReadsAll(row: Row, repositories: number): boolean {
    const before = this.#rows.get(keyOf(row));
    if (before === undefined || repositories < before) return false;
    this.#rows.set(keyOf(row), repositories);
    return true;
  }
}

function isFresh(at: number): boolean {
  return performance.now() - at < limits.knownForMs;
}

function accountOf({ userName, password }: RegistryTarget): string {
  return hash('sha256', `${userName}\0${password}`);
}

function keyOf({ namespace, authToken }: Row): string {
  return hash('sha256', `${namespace}\0${authToken}`);
}
