import type { Answer } from '../http/answer.ts';

/** Harbor's page for paths that no API serves; also for those of another major version's API. */
export function htmlPage(status: number, title: string): Answer {
  const body = `<!DOCTYPE HTML>\n<html>\n<head>\n<title>${title}</title>\n</head>\n<body>${title}</body>\n</html>\n`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

export const pageNotFound = htmlPage(404, '404 - Page Not Found');

/** What Harbor's front proxy puts around every answer; the last two where all went well, but for 202, which nginx leaves out. */
export function throughNginx(answer: Answer): Answer {
  const safe = { 'X-Frame-Options': 'DENY', 'Content-Security-Policy': "frame-ancestors 'none'" };
  const headers = { Server: 'nginx', ...answer.headers, ...(answer.status < 400 && answer.status !== 202 ? safe : {}) };
  return { ...answer, headers };
}
