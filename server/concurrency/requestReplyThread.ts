import { Worker, type WorkerOptions } from 'node:worker_threads';

export type ThreadReply<Answer> = { readonly answer: Answer } | { readonly error: string };

interface Limits {
  /** How long one answer may take, ms; then the thread is ended. */
  readonly askMs?: number;
  /** How long the thread lives when nothing is asked, ms; else as long as the process. */
  readonly idleMs?: number;
}

/** A thread that answers one question at a time. It is begun with the first, and holds no process that ends. */
export class RequestReplyThread<Question, Answer> {
  readonly #file: URL;
  readonly #limits: Limits;
  readonly #options: WorkerOptions;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  /** The file posts a `ThreadReply` for each message that it gets. */
  constructor(file: URL, limits: Limits = {}, options: WorkerOptions = {}) {
    this.#file = file;
    this.#limits = limits;
    this.#options = options;
  }

  /** Asks in turn. Throws where the thread says that it could not, ends, or takes too long; the next question begins another. */
  ask(question: Question): Promise<Answer> {
    const turn = this.#last.then(() => this.#ask(question));
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Ends it; what it is at is not answered. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  async #ask(question: Question): Promise<Answer> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#begin();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<ThreadReply<Answer>>();
    const onExit = () => reject(new Error('The thread has ended.'));
    worker.once('message', resolve).once('error', reject).once('exit', onExit);
    worker.ref();
    const { askMs, idleMs } = this.#limits;
    const late = askMs === undefined ? undefined : setTimeout(() => this.#end(worker), askMs);
    try {
      worker.postMessage(question);
      const reply = await promise;
      if ('error' in reply) throw new Error(reply.error);
      return reply.answer;
    } finally {
      clearTimeout(late);
      worker.off('message', resolve).off('error', reject).off('exit', onExit);
      worker.unref();
      if (idleMs !== undefined) this.#idle = setTimeout(() => this.#end(worker), idleMs).unref();
    }
  }

  #begin(): Worker {
    const worker = new Worker(this.#file, this.#options);
    worker.once('exit', () => this.#forget(worker));
    worker.on('error', () => {});
    return worker;
  }

  #end(worker: Worker): void {
    this.#forget(worker);
    void worker.terminate();
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
  }
}
