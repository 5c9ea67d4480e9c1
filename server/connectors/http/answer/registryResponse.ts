import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { answerError, RegistryError } from '../../../domain/registryError.ts';

/** Characters that begin or part JSON's values: an answer with more of them is made to fill the memory. */
const mostValues = 1_000_000;
const [comma, bracket, brace] = [0x2c, 0x5b, 0x7b];

/** One answer, read to its end. The caller judges the status: a 404 can be the very answer it asked for. */
export class RegistryResponse {
  readonly status: number;
  /** How long the answer took, in ms. */
  readonly elapsedMs: number;
  readonly #headers: IncomingHttpHeaders;
  readonly #body: Buffer;
  #text: string | undefined;
  #parsed: { readonly value: unknown } | undefined;

  constructor(status: number, headers: IncomingHttpHeaders, body: Buffer, elapsedMs: number) {
    this.status = status;
    this.#body = body;
    this.elapsedMs = elapsedMs;
    this.#headers = headers;
  }

  /** The body as UTF-8, whatever its type says. */
  get text(): string {
    this.#text ??= new TextDecoder().decode(this.#body);
    return this.#text;
  }

  /** Of the body as it came, `sha256:` and 64 hex digits. */
  get digest(): string {
    return `sha256:${hash('sha256', this.#body)}`;
  }

  /** A header's value, several joined by commas; null where there is none. */
  header(name: string): string | null {
    const value = this.#headers[name.toLowerCase()];
    if (value === undefined) return null;
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /**
   * The body parsed as JSON, whatever its content type (Harbor 1.x sends JSON as text/plain), and by
   * the schema. RegistryFailure notJson, tooLarge or unexpectedAnswer.
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

  /** Whether the body is empty or any JSON at all; not asked of one that is too large to be parsed. */
  isJson(): boolean {
    if (this.text.trim() === '') return true;
    try {
      this.#anyJson();
      return true;
    } catch (error) {
      return error instanceof RegistryError && 'reason' in error.failure && error.failure.reason === 'tooLarge';
    }
  }

  /** Parsed once, however often it is asked for. */
  #anyJson(): unknown {
    // `{},` again and again takes thirty times its length once it is parsed.
    if (this.text.length > mostValues && hasMoreValues(this.text)) throw answerError('tooLarge', this.status);
    try {
      this.#parsed ??= { value: JSON.parse(this.text) };
      return this.#parsed.value;
    } catch {
      throw answerError('notJson', this.status);
    }
  }
}

function hasMoreValues(text: string): boolean {
  let values = 0;
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charCodeAt(position);
    if (character === comma || character === bracket || character === brace) values += 1;
  }
  return values > mostValues;
}
