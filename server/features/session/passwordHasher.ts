import { randomBytes, timingSafeEqual } from 'node:crypto';
import { ActionError } from '../../domain/actionError.ts';
import type { HashRequest } from './passwordThread.ts';

/** OWASP's scrypt setting of N=2^16, r=8, p=2: 64 MiB and a third of a second a try. */
const cost = { N: 2 ** 16, r: 8, p: 2 };
const keyLength = 32;

/** More than a person waits for would only be answered to nobody. */
const mostInLine = 10;
const mostOfAddress = 5;
const retryAfterSeconds = 5;

/** Who asks for a hash; what is asked for somebody who left is not done any more. */
export interface Asking {
  readonly address: string;
  readonly signal?: AbortSignal | undefined;
}

/** What can be done with passwords by whoever has a place in the line. */
export interface Place {
  hash(password: string): Promise<string>;
  /** A stored text that is no hash of ours verifies nothing. */
  verify(password: string, stored: string): Promise<boolean>;
}

type Derive = (request: HashRequest) => Promise<Buffer>;

/** `scrypt$N$r$p$salt$key`, base64url. */
function format(salt: Buffer, key: Buffer): string {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** No password has it; comparing with it takes as long as with a real one, so the time taken tells nothing. */
export const dummyHash = format(Buffer.alloc(16), Buffer.alloc(keyLength));

/** Hashes passwords one after the other, whoever asks: strangers can ask for as many as they like. */
export class PasswordHasher {
  readonly #derive: Derive;
  readonly #line = new Set<Asking>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(derive: Derive) {
    this.#derive = derive;
  }

  /** Acts with a place in the line. Throws ServerBusy, and does nothing, where the line is long, or long with one address. */
  async inLine<Result>(asking: Asking, act: (place: Place) => Promise<Result>): Promise<Result> {
    const present = [...this.#line].filter(({ signal }) => signal?.aborted !== true);
    const ofAddress = present.filter(({ address }) => address === asking.address);
    if (present.length >= mostInLine || ofAddress.length >= mostOfAddress) throw ActionError.busy(retryAfterSeconds);
    const entry = { ...asking };
    this.#line.add(entry);
    try {
      return await act({
        hash: async (password) => {
          const salt = randomBytes(16);
          return format(salt, await this.#inTurn({ ...textOf(password), salt, keyLength, ...cost }, asking));
        },
        verify: async (password, stored) => {
          const [scheme, n, r, p, salt, key] = stored.split('$');
          if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
          const expected = Buffer.from(key, 'base64url');
          const costs = { N: Number(n), r: Number(r), p: Number(p), keyLength: expected.length };
          const request = { ...textOf(password), salt: Buffer.from(salt, 'base64url'), ...costs };
          return timingSafeEqual(expected, await this.#inTurn(request, asking));
        },
      });
    } finally {
      this.#line.delete(entry);
    }
  }

  async #inTurn(request: HashRequest, { signal }: Asking): Promise<Buffer> {
    const turn = this.#last.then(() => {
      if (signal?.aborted) throw ActionError.busy(retryAfterSeconds);
      return this.#derive(request);
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** The same signs, however a keyboard composes them. */
function textOf(password: string): Pick<HashRequest, 'password'> {
  return { password: password.normalize('NFC') };
}
