import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ActionError } from '../../domain/actionError.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';

export interface BodyLimits {
  readonly bytes: number;
  /** Of those who are not signed in: each of their connections may hold so much. */
  readonly strangersBytes: number;
  /** How long a body may take to arrive, ms. */
  readonly withinMs: number;
}

/** Far above any request of ours: a CA certificate and a hundred Quay rows fit, and at 64 kB/s they are in time. */
export const bodyLimits: BodyLimits = { bytes: 1024 * 1024, strangersBytes: 64 * 1024, withinMs: 20_000 };

/** How long the rest of a body that is too large is still taken, ms: in all, and while none of it comes. */
const discarding = { withinMs: 5_000, quietMs: 500 };

/** Reads the body of a request within its limits, as text. Who is not signed in has less room, where that is known before the body is read. */
export function requestBody(
  limits: BodyLimits,
  isStranger = (context: Context<HttpEnvironment>) => context.get('session') === null,
) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    // A compressed body of a few kilobytes can hold gigabytes.
    if (!/^(?:identity)?$/i.test(context.req.header('content-encoding') ?? '')) {
      throw ActionError.illegalParam({ path: [], message: 'compressed' });
    }
    const bytes = isStranger(context) ? limits.strangersBytes : limits.bytes;
    const reader = context.req.raw.body?.getReader();
    const body = reader === undefined ? { text: '' } : await readText(reader, bytes, limits.withinMs);
    if (body === 'incomplete') {
      context.header('Connection', 'close');
      throw ActionError.of('RequestIncomplete');
    }
    if (body === 'tooLong') {
      const { socket } = context.env.incoming;
      // Beside the answer, and for a while after it: many callers read it only when they have sent everything.
      if (reader !== undefined) void discard(reader).then((isWhole) => isWhole || socket.destroySoon());
      // Whose session has ended is told that, not that the form is too long.
      throw isStranger(context)
        ? ActionError.of('NotSignedIn')
        : ActionError.illegalParam({ path: [], message: 'tooLong' });
    }
    context.set('body', body.text);
    await next();
  });
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** The body; or why there is none: it is beyond the size, beyond the time, or its caller left. */
async function readText(
  reader: Reader,
  bytes: number,
  withinMs: number,
): Promise<{ text: string } | 'incomplete' | 'tooLong'> {
  const deadline = performance.now() + withinMs;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = await nextChunk(reader, deadline - performance.now());
    if (chunk === null) return 'incomplete';
    if (chunk === 'end') return { text: new TextDecoder().decode(Buffer.concat(chunks)) };
    size += chunk.byteLength;
    if (size > bytes) return 'tooLong';
    chunks.push(chunk);
  }
}

/** Whether the body came to its end, so that the connection can serve another request. */
async function discard(reader: Reader): Promise<boolean> {
  const deadline = performance.now() + discarding.withinMs;
  for (;;) {
    const chunk = await nextChunk(reader, Math.min(discarding.quietMs, deadline - performance.now()));
    if (chunk === null || chunk === 'end') return chunk === 'end';
  }
}

/** The next piece of a body; null where none comes in time, or ever. */
async function nextChunk(reader: Reader, withinMs: number): Promise<Uint8Array | 'end' | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), withinMs);
  const next = reader.read().then(
    ({ done, value }) => (done ? 'end' : value),
    () => null,
  );
  const chunk = await Promise.race([next, late.promise]);
  clearTimeout(timer);
  return chunk;
}
