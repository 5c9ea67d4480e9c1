import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { ActionError } from '../../domain/actionError.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';

/** A request of the SDK wire as it came, before anybody knows who sent it. */
export interface WireRequest {
  readonly method: string;
  /** Decoded, in their order. */
  readonly query: URLSearchParams;
  /** Of a form body. */
  readonly form: URLSearchParams;
  readonly body: string;
  readonly header: (name: string) => string | undefined;
}

/** What a signature says, and how to check it. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly nonce: string;
  /** Ms since 1970. */
  readonly signedAt: number;
  /** As the SDK spells it. */
  readonly action: string;
  readonly version: string;
  /** What the action is called with, still flat. */
  readonly parameters: readonly (readonly [name: string, text: string])[];
  /** Compares in constant time. */
  readonly isSignedWith: (secret: string) => boolean;
}

/** Whether `/` is asked for an action, and not for the console's page. */
export function isWireRequest({ req }: Context<HttpEnvironment>): boolean {
  return req.method === 'POST' || req.header('x-acs-action') !== undefined || req.query('Action') !== undefined;
}

export function readWireRequest({ req, get }: Context<HttpEnvironment>): WireRequest {
  const body = get('body');
  const isForm = (req.header('content-type') ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');
  return {
    method: req.method,
    query: new URL(req.url).searchParams,
    form: new URLSearchParams(isForm ? body : ''),
    body,
    header: (name) => req.header(name),
  };
}

/** Throws where any of these is missing or empty. */
export function required<Parts extends Readonly<Record<string, string | null | undefined>>>(
  parts: Parts,
): { [Name in keyof Parts]: string } {
  const lacking = Object.keys(parts).filter((name) => !parts[name]);
  if (lacking.length > 0) throw incomplete(lacking);
  return parts as { [Name in keyof Parts]: string };
}

export function incomplete(parts: readonly string[]): ActionError {
  return ActionError.told('IncompleteSignature', { parts: parts.join(', ') });
}

const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** `2026-01-02T03:04:05Z` in ms since 1970. */
export function timeOf(text: string, name: string): number {
  const time = timePattern.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw incomplete([name]);
  return time;
}

/** RFC 3986: everything but letters, digits and `-_.~`. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** In a time that tells nothing of where they differ. */
export function isSameSignature(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
