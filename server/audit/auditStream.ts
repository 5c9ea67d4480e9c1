import { write } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import type { AuditDraft, AuditRow } from './chainHash.ts';

/** Takes whole lines. */
type WriteLines = (text: string) => Promise<void>;

/** Lines that wait while they cannot be written; beyond them the oldest are let go, and stand in the database alone. */
const mostWaiting = 10_000;

/** Entries as JSON lines, one each, in their order, for a system that gathers those of many: what cannot be written is tried again with the next. */
export class AuditStream {
  readonly #write: WriteLines;
  readonly #log: Logger;
  #waiting: string[] = [];
  #writing: Promise<void> | undefined;
  #isFailing = false;
  #lost = 0;

  constructor(writeLines: WriteLines, log: Logger) {
    this.#write = writeLines;
    this.#log = log;
  }

  /** Returns at once: whoever is recorded waits for no disk. */
  add(entry: AuditRow | AuditDraft): void {
    this.#waiting.push(lineOf(entry));
    if (this.#waiting.length > mostWaiting) {
      this.#waiting.shift();
      this.#lost += 1;
    }
    this.#writing ??= this.#writeWaiting();
  }

  /** Returns once all is written that can be. */
  async stop(): Promise<void> {
    await this.#writing;
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      try {
        // A line that broke off before is ended first.
        await this.#write(`${this.#isFailing ? '\n' : ''}${lines.join('')}`);
      } catch (error) {
        this.#waiting = [...lines, ...this.#waiting];
        if (!this.#isFailing) this.#log.error({ err: error }, 'MOORING_AUDIT_LOG cannot be written; entries wait');
        this.#isFailing = true;
        break;
      }
      if (this.#isFailing) this.#log.warn({ lost: this.#lost }, 'MOORING_AUDIT_LOG is written again');
      this.#isFailing = false;
      this.#lost = 0;
    }
    // In the same turn in which nothing waited any more: what comes next begins anew.
    this.#writing = undefined;
  }
}

/** `stdout`, or a file; none where nothing is said. */
export function auditStreamTo(place: string | undefined, log: Logger): AuditStream | undefined {
  if (place === undefined) return undefined;
  return new AuditStream(place === 'stdout' ? toStandardOutput : toFile(place), log);
}

/** Appends to a file that its owner alone can read. It is opened anew each time: whoever moves it away finds a new one in its place. */
export function toFile(path: string): WriteLines {
  return (text) => appendFile(path, text, { mode: 0o600 });
}

const writeSome = promisify(write);

/** Writes to the standard output, beside the server's own log. */
const toStandardOutput: WriteLines = async (text) => {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    const { bytesWritten } = await writeSome(process.stdout.fd, rest);
    rest = rest.subarray(bytesWritten);
  }
};

function lineOf(entry: AuditRow | AuditDraft): string {
  const { at, begun_at, fields, changes, ...facts } = entry;
  return `${JSON.stringify({
    type: 'audit',
    time: new Date(at).toISOString(),
    ...(begun_at === null ? {} : { begun_time: new Date(begun_at).toISOString() }),
    ...facts,
    fields: fields === '' ? [] : fields.split(','),
    changes: JSON.parse(changes),
  })}\n`;
}
