import * as z from 'zod/mini';
import { errorBodySchema } from '#contract/failures/errors.ts';
import type { Language } from '#contract/language.ts';
import { notifyAnswered, requestKey } from './answers.ts';
import { ApiError, isApiError } from './apiError.ts';
import { isUnattended } from './attendance.ts';
import { noteServerTime } from './serverClock.ts';
import { notSignedIn } from './sessionEvents.ts';

interface HttpRequest<Schema extends z.ZodMiniType> {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path from the origin's root, query included. */
  path: string;
  body?: unknown;
  /** The language that the server's messages should have. */
  language: Language;
  answer: Schema;
  signal?: AbortSignal | undefined;
  /** How long an answer may take, ms; 30 s unless given. */
  withinMs?: number | undefined;
}

const usualWithinMs = 30_000;

/**
 * One request to the server; the answer is parsed by its schema. Throws an ApiError, or the signal's reason when it was aborted.
 * Where a network only swallows what is sent, as a VPN that was dropped does, no browser says so for many minutes: beyond its
 * time the server is unreachable.
 */
export async function request<Schema extends z.ZodMiniType>(options: HttpRequest<Schema>): Promise<z.output<Schema>> {
  const asked = requestKey(options);
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new DOMException('No answer in time', 'TimeoutError')),
    options.withinMs ?? usualWithinMs,
  );
  try {
    const response = await send(options, late.signal);
    const body = await readJson(response, options.signal);
    if (!response.ok) throw refusal(response.status, body);
    const parsed = z.safeParse(options.answer, body);
    if (!parsed.success) throw ApiError.unreadable(response.status, parsed.error);
    notifyAnswered(asked);
    return parsed.data;
  } catch (error) {
    if (isApiError(error)) error.asked = asked;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A file of the server, whole. Throws like `request`. */
export async function fetchFile(
  options: Pick<HttpRequest<z.ZodMiniType>, 'path' | 'language' | 'signal'>,
): Promise<Blob> {
  const response = await send({ ...options, method: 'GET' });
  if (!response.ok) throw refusal(response.status, await readJson(response, options.signal));
  try {
    return await response.blob();
  } catch (cause) {
    throw unlessAborted(options.signal, () => ApiError.unreachable(cause));
  }
}

async function send(options: Omit<HttpRequest<z.ZodMiniType>, 'answer'>, late?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': options.language };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (isUnattended()) headers['X-Mooring-Unattended'] = '1';
  const askedAt = Date.now();
  try {
    const response = await fetch(new URL(options.path, window.location.href), {
      method: options.method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: AbortSignal.any([options.signal ?? [], late ?? []].flat()),
    });
    noteServerTime(response.headers.get('Date'), askedAt);
    return response;
  } catch (cause) {
    throw unlessAborted(options.signal, () => ApiError.unreachable(cause));
  }
}

async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  const text = await response.text().catch((cause) => {
    // The connection broke in the middle of the answer.
    throw unlessAborted(signal, () => ApiError.unreachable(cause));
  });
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    throw ApiError.unreadable(response.status, cause);
  }
}

function unlessAborted(signal: AbortSignal | undefined, failure: () => ApiError): unknown {
  return signal?.aborted ? signal.reason : failure();
}

function refusal(status: number, body: unknown): ApiError {
  const parsed = z.safeParse(errorBodySchema, body);
  if (!parsed.success) return ApiError.unreadable(status);
  if (parsed.data.Code === 'NotSignedIn') notSignedIn.tell();
  return ApiError.answered(status, parsed.data);
}
