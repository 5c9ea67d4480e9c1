import { digestOf } from '../world/random.ts';

/** What a token may be used for; it caps the rights of its owner. */
export const scopes = ['repo:read', 'repo:write', 'repo:admin', 'user:read', 'org:admin', 'super:user'] as const;
export type Scope = (typeof scopes)[number];

type TokenState = 'live' | 'expired' | 'ownerDisabled';

export interface Token {
  readonly token: string;
  /** The user who granted it; the organization under which it was made does not limit it. */
  readonly owner: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly state: TokenState;
}

export interface NewToken {
  readonly owner?: string;
  readonly scopes?: readonly Scope[];
  readonly state?: TokenState;
}

/** The OAuth tokens of a simulated Quay. */
export class Tokens {
  readonly #tokens = new Map<string, Token>();
  #issued = 0;

  /** Makes a token and returns its text; live, the admin's and with the recommended scopes unless said. */
  issue({ owner = 'admin', scopes: granted = ['repo:read', 'user:read'], state = 'live' }: NewToken = {}): string {
    this.#issued += 1;
    const token = digestOf('quay token', this.#issued).slice('sha256:'.length).slice(0, 40);
    this.#tokens.set(token, { token, owner, scopes: new Set(granted), state });
    return token;
  }

  find(token: string): Token | undefined {
    return this.#tokens.get(token);
  }

  change(token: string, state: TokenState): void {
    const known = this.#tokens.get(token);
    if (known !== undefined) this.#tokens.set(token, { ...known, state });
  }

  /** From now on nobody knows it. */
  revoke(token: string): void {
    this.#tokens.delete(token);
  }
}
