import { Worker } from 'node:worker_threads';

/** One derivation of scrypt. */
export interface HashRequest {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly keyLength: number;
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

export type HashReply = { readonly key: Uint8Array } | { readonly error: string };

/** Derives keys one at a time in a thread of its own, which is begun with the first and holds no process that ends. */
export class PasswordThread {
  #worker: Worker | undefined;

  /** One call at a time. */
  async derive(request: HashRequest): Promise<Buffer> {
    this.#worker ??= this.#begin();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<HashReply>();
    const onExit = () => reject(new Error('The password thread has ended.'));
    worker.once('message', resolve).once('error', reject).once('exit', onExit);
    worker.ref();
    try {
      worker.postMessage(request);
      const reply = await promise;
      if ('error' in reply) throw new Error(reply.error);
      return Buffer.from(reply.key);
    } finally {
      worker.off('message', resolve).off('error', reject).off('exit', onExit);
      worker.unref();
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./passwordWorker.js', import.meta.url));
    // The next derivation begins another.
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    worker.on('error', () => {});
    return worker;
  }
}
