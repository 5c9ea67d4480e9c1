import { RequestReplyThread } from '../../concurrency/requestReplyThread.ts';

/** One derivation of scrypt. */
export interface HashRequest {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly keyLength: number;
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** Derives keys one at a time in a thread of its own. */
export class PasswordThread {
  readonly #thread = new RequestReplyThread<HashRequest, Uint8Array>(new URL('./passwordWorker.js', import.meta.url));

  async derive(request: HashRequest): Promise<Buffer> {
    return Buffer.from(await this.#thread.ask(request));
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
