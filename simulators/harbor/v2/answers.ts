import type { Answer } from '../../http/answer.ts';
import type { Principal } from '../login.ts';
import type { FlavourFacts } from './flavour.ts';

type Headers = Readonly<Record<string, string>>;

const legacyJson = 'application/json; charset=utf-8';

/** An answer of the API's newer half. */
export function json(body: unknown, headers: Headers = {}): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: `${JSON.stringify(body)}\n`,
  };
}

/** An answer of an endpoint that 2.0 still served by the code of 1.x: another content type, indented. */
export function legacy({ legacyHalf }: FlavourFacts, body: unknown, headers: Headers = {}): Answer {
  if (!legacyHalf) return json(body, headers);
  return { status: 200, headers: { 'Content-Type': legacyJson, ...headers }, body: JSON.stringify(body, null, 2) };
}

const codes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  412: 'PRECONDITION',
  422: 'UNPROCESSABLE_ENTITY',
  500: 'UNKNOWN',
} as const;

export function error(status: keyof typeof codes, message: string, headers: Headers = {}): Answer {
  const body = JSON.stringify({ errors: [{ code: codes[status], message }] });
  return { status, headers: { 'Content-Type': legacyJson, ...headers }, body: `${body}\n` };
}

/** What core itself says with a status; null for those of the front proxy. */
export function errorOf(status: number): Answer | null {
  const known = Object.keys(codes).map(Number) as (keyof typeof codes)[];
  const own = known.find((one) => one === status);
  return own === undefined ? null : error(own, 'a fault');
}

export function notFoundPath(path: string): Answer {
  return error(404, `path ${path} was not found`);
}

const denied = { code: 'DENIED', message: 'The system is in read only mode. Any modification is prohibited.' };

/** Read-only mode refuses whatever would change something, to administrators too. */
export const readOnlyRefusal: Answer = {
  status: 403,
  headers: { 'Content-Type': legacyJson },
  body: `${JSON.stringify({ errors: [denied] })}\n`,
};

/** 401 to whoever is not signed in, 403 to everybody else. */
export function refused(principal: Principal): Answer {
  return principal.kind === 'anonymous' ? error(401, 'unauthorized') : error(403, 'forbidden');
}

export function isAnswer(value: object): value is Answer {
  return 'status' in value && 'headers' in value;
}
