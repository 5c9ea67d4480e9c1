import * as z from 'zod/mini';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
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
export function tokenIn(response: RegistryResponse, now: number): Token | null {
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

/** Asks the token service for what opens all these scopes. */
export type AskForToken = (scopes: readonly string[], signal: AbortSignal) => Promise<RegistryResponse>;

/** The tokens of one account at one registry, by the scopes that they were asked for. */
export class Tokens {
  readonly #ask: AskForToken;
  readonly #wrongAnswer: () => RegistryError;
  readonly #tokens = new Map<string, Token>();
  readonly #underWay = new Map<string, Promise<Token>>();
  /** What was asked for, the latest last: likely to be asked for again once its token is too old. */
  readonly #wanted = new Set<string>();

  constructor(ask: AskForToken, wrongAnswer: () => RegistryError) {
    this.#ask = ask;
    this.#wrongAnswer = wrongAnswer;
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
    const scopes = [scope, ...this.#others(scope)];
    this.#remember(scope);
    const token = this.#ask(scopes, signal)
      .then((response) => {
        const given = tokenIn(response, performance.now());
        if (given === null) throw this.#wrongAnswer();
        for (const opened of scopes) this.#tokens.set(opened, given);
        return given;
      })
      .finally(() => {
        for (const asked of scopes) this.#underWay.delete(asked);
      });
    for (const asked of scopes) this.#underWay.set(asked, token);
    return token;
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
