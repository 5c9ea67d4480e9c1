import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';

/** A kind of registry's own error of a status; null where its front proxy answers with that. */
export type OwnError = (status: number) => Answer | null;

/** What is sent in place of the registry's own answer, if a fault says so. */
export function replacedBy(faults: readonly Fault[], ownError: OwnError): Answer | null {
  for (const fault of faults) {
    if (fault.kind === 'status') return ownError(fault.status) ?? htmlPage(fault.status, String(fault.status));
    if (fault.kind === 'rateLimited') {
      const retryAfter = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
      return { status: 429, headers: { 'Content-Type': 'text/html', ...retryAfter }, body: page('429') };
    }
    if (fault.kind === 'redirect') {
      return { status: 302, headers: { Location: fault.to }, body: page('302') };
    }
    if (fault.kind === 'answer') {
      const headers = { 'Content-Type': 'application/json', ...fault.headers };
      return { status: fault.status, headers, body: JSON.stringify(fault.body) };
    }
    if (fault.kind === 'html') {
      return htmlPage(fault.status ?? 200, fault.title ?? 'Welcome');
    }
  }
  return null;
}

function htmlPage(status: number, title: string): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page(title) };
}

function page(title: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>${title}</body></html>\n`;
}

/** Go's HTTP server writes a body in chunks once it is larger than its buffer of this many bytes. */
const chunkedFrom = 2048;

/** Sends the answer, or what the faults leave of it; false if the connection was cut. */
export async function sendAnswer(response: ServerResponse, answer: Answer, faults: readonly Fault[]): Promise<boolean> {
  const flood = faults.find((fault) => fault.kind === 'flood');
  if (flood !== undefined) return sendFlood(response, answer, flood.megabytes);
  const whole = Buffer.from(answer.body);
  const broken = faults.some(({ kind }) => kind === 'brokenJson');
  const body = broken ? whole.subarray(0, Math.ceil(whole.length * 0.6)) : whole;
  const drip = faults.find((fault) => fault.kind === 'drip');
  if (drip !== undefined) return sendDripping(response, answer, body, drip.ms);
  const cut = faults.find((fault) => fault.kind === 'cut');
  writeHead(response, answer, body.length);
  if (cut?.afterBytes === undefined) {
    response.end(body);
    return true;
  }
  // The bytes have to be on their way before the connection dies, or the client never sees the headers.
  const start = body.subarray(0, cut.afterBytes);
  response.flushHeaders();
  await new Promise<void>((resolve) => response.write(start, () => resolve()));
  response.destroy();
  return false;
}

const megabyte = Buffer.alloc(1024 * 1024, ' ');

function* flooding(answer: Answer, megabytes: number): Generator<Buffer> {
  for (let sent = 0; sent < megabytes; sent += 1) yield megabyte;
  yield Buffer.from(answer.body);
}

/** White space is part of JSON, so a reader without a limit of its own reads it all. */
async function sendFlood(response: ServerResponse, answer: Answer, megabytes: number): Promise<boolean> {
  writeHead(response, answer, Number.POSITIVE_INFINITY);
  // A client that has had enough closes the connection; that is no error of ours.
  return pipeline(flooding(answer, megabytes), response).then(
    () => true,
    () => false,
  );
}

async function sendDripping(response: ServerResponse, answer: Answer, body: Buffer, ms: number): Promise<boolean> {
  writeHead(response, answer, body.length);
  response.flushHeaders();
  for (const byte of body) {
    if (response.destroyed) return false;
    response.write(Buffer.of(byte));
    await sleep(ms);
  }
  response.end();
  return true;
}

function writeHead(response: ServerResponse, { status, headers }: Answer, length: number): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (length <= chunkedFrom) response.setHeader('Content-Length', length);
}
