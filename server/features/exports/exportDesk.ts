import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Role } from '#contract/access/roles.ts';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { Identity, VisibleRegistries } from '../../domain/access/identity.ts';
import { ActionError } from '../../domain/actionError.ts';

/** What a file is made of; nothing is read before `rows` is asked for. */
export interface ExportSource {
  /** Without extension: letters, digits and hyphens. */
  readonly fileName: string;
  /**
   * Tells how many rows there will be, then gives the text, and with each piece how many rows are in it; of the registries that are
   * seen when it is fetched.
   */
  write(
    registries: VisibleRegistries,
    total: (rows: number) => void,
  ): AsyncIterable<{ readonly text: string; readonly rows: number }>;
}

/** To whom a ticket was given. */
interface Ticket {
  readonly accessKeyId: string;
  /** Of the key's owner then: with another one they might not have asked for the file. */
  readonly role: Role;
}

interface Export {
  readonly userName: string;
  readonly source: ExportSource;
  /** How a script fetches it, which has no session; null where a person does. */
  ticket: (Ticket & { readonly hash: Buffer }) | null;
  state: AnswerOf<'DescribeExport'>['State'];
  written: number;
  total: number;
  touchedAt: number;
}

const fetchWithinMs = 5 * 60_000;
const forgottenAfterMs = 10 * 60_000;
/** What may wait to be fetched; beyond it the oldest is forgotten, so that a loop fills no memory. */
const mostWaiting = 100;
/** Files written at once: each keeps which rows it has, up to a million. */
const mostRunning = 4;
const retryAfterSeconds = 30;
/** A million rows take minutes; who reads them more slowly than this holds a place that others wait for. */
const writtenWithinMs = 60 * 60_000;

/** Keeps what was asked to be exported until it is fetched, and how far each file has come. In memory: a restart cuts a download anyway. */
export class ExportDesk {
  readonly #exports = new Map<string, Export>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns the id under which the file can be fetched. */
  add(userName: string, source: ExportSource): string {
    this.#forgetOld();
    const id = randomUUID();
    this.#exports.set(id, {
      userName,
      source,
      ticket: null,
      state: 'waiting',
      written: 0,
      total: 0,
      touchedAt: this.#now(),
    });
    return id;
  }

  /** What a script fetches the file with in place of a session, as long as its key stands. */
  ticketFor(id: string, issued: Ticket): string {
    const ticket = randomBytes(32).toString('base64url');
    const found = this.#exports.get(id);
    if (found !== undefined) found.ticket = { ...issued, hash: hashOf(ticket) };
    return ticket;
  }

  /** To whom this ticket was given. NotFound for any other. */
  ticketOf(id: string, ticket: string): Ticket {
    const own = this.#exports.get(id)?.ticket;
    if (!own || !timingSafeEqual(own.hash, hashOf(ticket))) throw ActionError.of('NotFound');
    return own;
  }

  /** NotFound for anybody but the one who asked for it. */
  describe(userName: string, id: string): AnswerOf<'DescribeExport'> {
    const { state, written, total } = this.#of(userName, id);
    return { State: state, WrittenRows: written, TotalRows: total };
  }

  /** The file, once. NotFound where it was fetched before, or too late; ServerBusy while others are fetched, and it goes on waiting. */
  open(
    { userName, registries }: Pick<Identity, 'userName' | 'registries'>,
    id: string,
  ): { readonly fileName: string; readonly text: AsyncGenerator<string> } {
    const found = this.#of(userName, id);
    if (found.state !== 'waiting' || this.#now() - found.touchedAt > fetchWithinMs) throw ActionError.of('NotFound');
    const running = [...this.#exports.values()].filter(({ state }) => state === 'running');
    if (running.length >= mostRunning) throw ActionError.busy(retryAfterSeconds);
    found.state = 'running';
    return { fileName: found.source.fileName, text: this.#read(found, registries) };
  }

  /**
   * Says that nobody reads any more, and how that ended. A generator that was never asked for its first piece does not notice
   * that it is left.
   */
  close(id: string): 'done' | 'cancelled' | 'failed' {
    const found = this.#exports.get(id);
    if (found === undefined || found.state === 'waiting' || found.state === 'running') {
      if (found !== undefined) found.state = 'cancelled';
      return 'cancelled';
    }
    return found.state;
  }

  async *#read(found: Export, registries: VisibleRegistries): AsyncGenerator<string> {
    const deadline = this.#now() + writtenWithinMs;
    try {
      const setTotal = (rows: number) => {
        found.total = rows;
      };
      for await (const { text, rows } of found.source.write(registries, setTotal)) {
        yield text;
        found.written += rows;
        if (this.#now() > deadline) throw new Error('Reading the export took too long.');
      }
      found.state = 'done';
    } catch (error) {
      found.state = 'failed';
      throw error;
    } finally {
      // Whoever fetched it went away: the generator is told to return.
      if (found.state === 'running') found.state = 'cancelled';
      found.touchedAt = this.#now();
    }
  }

  #of(userName: string, id: string): Export {
    const found = this.#exports.get(id);
    if (found === undefined || found.userName !== userName) throw ActionError.of('NotFound');
    return found;
  }

  #forgetOld(): void {
    const old = this.#now() - forgottenAfterMs;
    for (const [id, { state, touchedAt }] of this.#exports) {
      // A download may pause; its connection is closed where it pauses for too long.
      if (state !== 'running' && touchedAt < old) this.#exports.delete(id);
    }
    const waiting = [...this.#exports].filter(([, { state }]) => state === 'waiting');
    for (const [id] of waiting.slice(0, Math.max(0, waiting.length - mostWaiting + 1))) this.#exports.delete(id);
  }
}

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest();
}
