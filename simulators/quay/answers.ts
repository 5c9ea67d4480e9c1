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
  return json(body, status);
}

/** What the API itself says with a status; null for those of the front proxy. */
export function errorOf(status: number): Answer | null {
  const known = Object.keys(errorTypes).map(Number) as (keyof typeof errorTypes)[];
  const own = known.find((one) => one === status);
  return own === undefined ? null : apiError(own, 'a fault', 'http://quay.example');
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

/** The page that Flask sends with a redirect. */
export function redirectTo(url: string): Answer {
  const body = `<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="${url}">${url}</a>. If not, click the link.\n`;
  return { status: 308, headers: { 'Content-Type': 'text/html; charset=utf-8', Location: url }, body };
}

/** A page of the web console, cut to its head. */
export function webConsole(status = 200): Answer {
  const body =
    '<!DOCTYPE html>\n<html ng-app="quay" class="onprem">\n  <head><title>Quay</title></head><body></body></html>\n';
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}
