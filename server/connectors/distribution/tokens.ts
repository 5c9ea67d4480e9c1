import * as z from 'zod/mini';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { limits } from './limits.ts';

const tokenSchema = z.object({
  token: z.optional(z.nullable(z.string())),
  /** The same, as OAuth 2 calls it; Harbor leaves it empty. */
  access_token: z.optional(z.nullable(z.string())),
  expires_in: z.optional(z.nullable(z.number())),
});
const claimsSchema = z.object({ iat: z.number(), exp: z.number() });

interface Token {
  readonly text: string;
  /** On the clock of `performance.now`. */
  readonly goodUntil: number;
}

/** The token of a service's answer; null where it holds none that could be sent. */
function tokenIn(response: RegistryResponse, now: number): Token | null {
  const answer = response.jsonOrNull(tokenSchema);
  const text = answer?.token || answer?.access_token || '';
  if (!/^[\x21-\x7e]+$/.test(text) || text.length > limits.tokenLength) return null;
  const seconds = answer?.expires_in ?? lifetimeIn(text) ?? limits.tokenLifetime;
  // Early, so that none runs out on its way.
  return { text, goodUntil: now + Math.max(0, seconds) * 900 };
}

/** A web token says itself how long it is good for: by the clock of whoever made it, as ours may be off. */
function lifetimeIn(token: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { iat, exp } = claimsSchema.parse(claims);
    return exp - iat;
  } catch {
    return null;
  }
}

/** For what needs no scope of its own, as the registry's root: any token will do. */
export const noScope = '';

/** Asks the token service for what opens all these scopes. */
type AskForToken = (scopes: readonly string[], signal: AbortSignal) => Promise<RegistryResponse>;

/** Why there is no token: the service gives none at all, or none that opens one repository. */
export type NoToken = 'wrongAnswer' | 'noTokenForRepository';

/** The tokens of one account at one registry, by the scopes that they were asked for. */
export class Tokens {
  readonly #ask: AskForToken;
  readonly #failure: (reason: NoToken) => RegistryError;
  readonly #tokens = new Map<string, Token>();
  /** Null for a scope that was asked for along with others, in vain: it is asked for anew. */
  readonly #underWay = new Map<string, Promise<Token | null>>();
  /** What was asked for, the latest last: likely to be asked for again once its token is too old. */
  readonly #wanted = new Set<string>();

  constructor(ask: AskForToken, failure: (reason: NoToken) => RegistryError) {
    this.#ask = ask;
    this.#failure = failure;
  }

  /** The text of a token that opens a scope. */
  async for(scope: string, signal: AbortSignal): Promise<string> {
    for (;;) {
      signal.throwIfAborted();
      const known = this.#tokens.get(scope);
      if (known !== undefined && known.goodUntil > performance.now()) return known.text;
      const underWay = this.#underWay.get(scope);
      if (underWay === undefined) return (await this.#fetch(scope, signal)).text;
      const token = await underWay.catch((error: unknown) => {
        // Whoever asked was stopped; we were not.
        if (error instanceof RegistryError) throw error;
        return null;
      });
      if (token !== null) return token.text;
    }
  }

  /** Where its token did not open it, the next is asked for it alone. */
  forget(scope: string): void {
    this.#tokens.delete(scope);
    this.#wanted.delete(scope);
  }

  #fetch(scope: string, signal: AbortSignal): Promise<Token> {
    const others = this.#others(scope);
    this.#remember(scope);
    const together = this.#askOnce([scope, ...others], signal);
    const own = together
      .catch((error: unknown) => this.#askAlone(scope, others, error, signal))
      .finally(() => this.#underWay.delete(scope));
    this.#underWay.set(scope, own);
    for (const other of others) {
      const theirs = together.catch(() => null).finally(() => this.#underWay.delete(other));
      this.#underWay.set(other, theirs);
    }
    return own;
  }

  async #askOnce(scopes: readonly string[], signal: AbortSignal): Promise<Token> {
    const given = tokenIn(await this.#ask(scopes, signal), performance.now());
    if (given === null) throw this.#failure('wrongAnswer');
    for (const opened of scopes) this.#tokens.set(opened, given);
    return given;
  }

  /**
   * A service that gives no token may lack one scope of those that it was asked for together, and a scope that it gives none for
   * may be one repository's trouble: whether it gives any, it is asked without a scope.
   */
  async #askAlone(scope: string, others: readonly string[], error: unknown, signal: AbortSignal): Promise<Token> {
    if (scope === noScope || !isWrongAnswer(error)) throw error;
    if (others.length > 0) {
      for (const other of others) this.#wanted.delete(other);
      return this.#askOnce([scope], signal).catch((again: unknown) => this.#askAlone(scope, [], again, signal));
    }
    this.forget(scope);
    const isAway = await this.#askOnce([noScope], signal).then(
      () => false,
      () => true,
    );
    throw isAway ? error : this.#failure('noTokenForRepository');
  }

  #remember(scope: string): void {
    this.#wanted.delete(scope);
    this.#wanted.add(scope);
    const [oldest] = this.#wanted;
    if (this.#wanted.size > limits.scopesKept && oldest !== undefined) this.forget(oldest);
  }

  /** One token opens along what was wanted and is opened by none that is still good: a service may take its time for each. */
  #others(scope: string): string[] {
    const now = performance.now();
    const others: string[] = [];
    for (const wanted of [...this.#wanted].reverse()) {
      if (others.length + 1 >= limits.scopesOfToken) break;
      const isOpen = (this.#tokens.get(wanted)?.goodUntil ?? 0) > now || this.#underWay.has(wanted);
      if (wanted !== scope && !isOpen) others.push(wanted);
    }
    return others;
  }
}

function isWrongAnswer(error: unknown): boolean {
  if (!(error instanceof RegistryError)) return false;
  const { failure } = error;
  return failure.code === 'TokenServiceFailure' && failure.reason === 'wrongAnswer';
}
