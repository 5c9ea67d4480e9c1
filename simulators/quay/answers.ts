import type { Answer } from '../http/answer.ts';

export function json(body: unknown, status = 200): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: `${JSON.stringify(body)}\n` };
}

const errorTypes = {
  400: 'invalid_request',
  401: 'invalid_token',
  403: 'insufficient_scope',
  404: 'not_found',
  520: 'downstream_issue',
} as const;

/** A regular error of the API: each thing said twice, under an old and a new name. */
export function apiError(status: keyof typeof errorTypes, detail: string, url: string): Answer {
  const title = errorTypes[status];
  const body = {
    detail,
    error_message: detail,
    error_type: title,
    title,
    type: `${url}/api/v1/error/${title}`,
    status,
  };
  return json(status === 401 ? { session_required: false, ...body } : body, status);
}

/** What is refused before the API is reached: JSON that says it is HTML. */
export function earlyAbort(status: number, error: string): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: JSON.stringify({ error }) };
}

/** 429, 502 and 504 come from the front proxy. */
export function nginxPage(status: number, title: string): Answer {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { 'Content-Type': 'text/html' }, body };
}

/** Whatever no API serves is the web console's. */
export const webConsole: Answer = {
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html>\n<html><head><title>Quay</title></head><body></body></html>\n',
};
