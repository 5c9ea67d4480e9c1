import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { ActionError } from '../domain/actionError.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** The request's body as JSON; an empty body is `{}`. Anything else is IllegalParam. */
export async function readJson(context: Context<HttpEnvironment>): Promise<unknown> {
  const text = await context.req.text();
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw ActionError.illegalParam({ path: [], message: 'json' });
  }
}

/** Parses what a caller sent; every wrong field is named. */
export function parseRequest<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw ActionError.illegalParam(
    ...parsed.error.issues.map((problem) => ({
      path: problem.path.filter((part) => typeof part !== 'symbol'),
      message: problem.message,
    })),
  );
}
