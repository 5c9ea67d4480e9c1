import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { answerError } from './failures.ts';

/** One answer, read to its end. The status is the caller's to judge: a 404 can be the news itself. */
export class RegistryResponse {
  readonly status: number;
  readonly text: string;
  /** How long the answer took, in ms. */
  readonly elapsedMs: number;
  readonly #headers: IncomingHttpHeaders;

  constructor(status: number, headers: IncomingHttpHeaders, text: string, elapsedMs: number) {
    this.status = status;
    this.text = text;
    this.elapsedMs = elapsedMs;
    this.#headers = headers;
  }

  /** A header's value, several joined by commas; null where there is none. */
  header(name: string): string | null {
    const value = this.#headers[name.toLowerCase()];
    if (value === undefined) return null;
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /**
   * The body parsed as JSON, whatever its content type (Harbor 1.x sends JSON as text/plain), and by
   * the schema. RegistryFailure notJson or unexpectedAnswer.
   */
  json<Schema extends z.ZodMiniType>(schema: Schema): z.output<Schema> {
    const parsed = z.safeParse(schema, this.#anyJson());
    if (!parsed.success) throw answerError('unexpectedAnswer', this.status);
    return parsed.data;
  }

  /** As `json`, but null where the body is something else. */
  jsonOrNull<Schema extends z.ZodMiniType>(schema: Schema): z.output<Schema> | null {
    try {
      return this.json(schema);
    } catch {
      return null;
    }
  }

  #anyJson(): unknown {
    try {
      return JSON.parse(this.text);
    } catch {
      throw answerError('notJson', this.status);
    }
  }
}
