import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { parseBoundedJson } from '#contract/boundedJson.ts';
import { limits } from '#contract/limits.ts';
import { ActionError } from '../domain/actionError.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** No form of another site's page can send it without asking first. */
const json = /^application\/json\s*(?:;|$)/i;

/** The request's body as JSON, sent as such; an empty body is `{}`. Anything else is IllegalParam. */
export function readJson(context: Context<HttpEnvironment>): unknown {
  const text = context.get('body');
  if (text === '') return {};
  if (!json.test(context.req.header('content-type') ?? '')) {
    throw ActionError.illegalParam({ path: [], message: 'contentType' });
  }
  const parsed = parseBoundedJson(text);
  if ('value' in parsed) return parsed.value;
  throw ActionError.illegalParam({ path: [], message: parsed.issue });
}

/** Parses what a caller sent; the wrong fields are named, as far as an answer has room for them. */
export function parseRequest<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw ActionError.illegalParam(
    ...parsed.error.issues.slice(0, limits.issues).map((problem) => ({
      path: problem.path.filter((part) => typeof part !== 'symbol'),
      message: problem.message,
    })),
  );
}
