import * as z from 'zod/mini';
import type { SecretBox } from '../../secrets/secretBox.ts';
import { newToken, tokenHash } from '../../secrets/tokens.ts';
import { ProblemError } from './problem.ts';

const lastsMs = 10 * 60_000;
/** Of those that were used; a stranger who makes more only lets the first be tried again, which the provider refuses. */
const mostUsed = 10_000;
const longestPath = 1_000;
const purpose = 'single sign-on';

const flowSchema = z.object({
  /** What comes back with the provider's answer. */
  state: z.string(),
  /** What has to be in the signed word on the person. */
  nonce: z.string(),
  /** What shows that whoever takes the answer has asked (PKCE). */
  verifier: z.string(),
  /** Where the provider leads back to. */
  redirectUrl: z.string(),
  /** Where the person wants to be then. */
  to: z.string(),
  /** The session that the browser had: it ends. Its cookie does not come along from another site. */
  formerToken: z.optional(z.string()),
  startedAt: z.number(),
});

/** One sign-in that was begun, until the provider has led the browser back. */
export type Flow = Readonly<z.infer<typeof flowSchema>>;

/**
 * Sign-ins that were begun. Each is in the hands of its browser, sealed, so that any number costs nothing here and a restart ends none; each ends
 * after ten minutes, and when it was used.
 */
export class Flows {
  readonly #secrets: SecretBox;
  readonly #now: () => number;
  readonly #used = new Map<string, number>();

  constructor(secrets: SecretBox, now: () => number) {
    this.#secrets = secrets;
    this.#now = now;
  }

  begin(wanted: Pick<Flow, 'redirectUrl' | 'formerToken'> & { readonly to: string | undefined }): Flow {
    const [state, nonce, verifier] = [newToken(), newToken(), newToken()];
    return { ...wanted, state, nonce, verifier, to: pathOfOurs(wanted.to), startedAt: this.#now() };
  }

  seal(flow: Flow): string {
    return this.#secrets.seal(JSON.stringify(flow), purpose);
  }

  /** The flow that a browser holds, once. Throws ProblemError Interrupted. */
  take(state: string, sealed: string): Flow {
    const now = this.#now();
    const flow = this.#open(sealed);
    if (flow === null || flow.state !== state || now - flow.startedAt > lastsMs) throw new ProblemError('Interrupted');
    const id = tokenHash(state);
    if (this.#used.has(id)) throw new ProblemError('Interrupted');
    this.#forget(now);
    this.#used.set(id, now);
    return flow;
  }

  #open(sealed: string): Flow | null {
    try {
      return flowSchema.parse(JSON.parse(this.#secrets.open(sealed, purpose)));
    } catch {
      return null;
    }
  }

  /** In the order in which they were used. */
  #forget(now: number): void {
    for (const [id, usedAt] of this.#used) {
      if (now - usedAt <= lastsMs && this.#used.size < mostUsed) return;
      this.#used.delete(id);
    }
  }
}

/** A path of the console: nothing else is ever led to, whatever a link says. */
export function pathOfOurs(to: string | undefined): string {
  const start = '/';
  const here = 'http://mooring.invalid';
  if (to === undefined || to.length > longestPath || !URL.canParse(to, here)) return start;
  const { origin, pathname, search } = new URL(to, here);
  // A path may begin with two slashes, as of `/.//elsewhere`, and would be another host's address.
  const isOurs = origin === here && !pathname.startsWith('//') && !pathname.startsWith('/api/');
  return isOurs ? `${pathname}${search}` : start;
}
