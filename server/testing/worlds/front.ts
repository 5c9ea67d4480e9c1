import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';

/** What was sent to the end, as JSON. */
export interface Answered {
  readonly target: string;
  readonly json: unknown;
}

/** How the front deals with the totals of lists. */
export type Totals = 'kept' | 'stripped' | 'tooMany' | 'tooFew' | 'changing';

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The address of a registry that fails over: passes each call on to the one that is in service, and notes what it answered. */
export class Front {
  /** Who answers now. */
  inService: RunningSimulator;
  totals: Totals = 'kept';
  readonly answered: Answered[] = [];
  #countdown: { calls: number; readonly act: () => void } | undefined;
  readonly #server = createServer((incoming, outgoing) => {
    this.#passOn(incoming, outgoing).catch(() => outgoing.destroy());
  });

  constructor(inService: RunningSimulator) {
    this.inService = inService;
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The front has no port.');
    return address.port;
  }

  /** Does this once so many more calls have come; null does nothing any more. */
  afterCalls(calls: number, act: (() => void) | null): void {
    this.#countdown = act === null ? undefined : { calls, act };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #passOn(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    this.#count();
    const { method, url: target = '/', headers } = incoming;
    const passed = request({ port: this.inService.port, host: '127.0.0.1', method, path: target, headers });
    passed.end(body);
    const [answer]: IncomingMessage[] = await once(passed, 'response');
    if (answer === undefined) return;
    const sent = await bodyOf(answer);
    const { 'transfer-encoding': _encoding, connection: _connection, ...rest } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, { ...this.#withTotals(rest), 'content-length': sent.length });
    outgoing.end(sent);
    if (answer.statusCode === 200) this.#note(target, sent);
  }

  #count(): void {
    const countdown = this.#countdown;
    if (countdown === undefined) return;
    countdown.calls -= 1;
    if (countdown.calls > 0) return;
    this.#countdown = undefined;
    countdown.act();
  }

  #withTotals(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
    const { 'x-total-count': total, ...others } = headers;
    if (total === undefined || this.totals === 'kept') return headers;
    if (this.totals === 'stripped') return others;
    const wrong = { tooMany: 3, tooFew: -1, changing: this.answered.length % 3 }[this.totals];
    return { ...others, 'x-total-count': String(Math.max(0, Number(total) + wrong)) };
  }

  #note(target: string, sent: Buffer): void {
    try {
      this.answered.push({ target, json: JSON.parse(sent.toString()) });
    } catch {
      // A page that is no JSON shows nothing.
    }
  }
}
