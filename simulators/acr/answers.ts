import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/answer.ts';

function json(status: number, body: Readonly<Record<string, unknown>>): Answer {
  return { status, headers: { 'Content-Type': 'application/json;charset=utf-8' }, body: JSON.stringify(body) };
}

function requestId(): string {
  return randomUUID().toUpperCase();
}

/** What an Enterprise action answers when all is well. */
export function success(body: Readonly<Record<string, unknown>>): Answer {
  return json(200, { ...body, Code: 'success', IsSuccess: true, RequestId: requestId() });
}

/** The Enterprise back end says no under HTTP 200. */
export function notSuccess(code: string): Answer {
  return json(200, { Code: code, IsSuccess: false, RequestId: requestId() });
}

/** What the gateway in front of both APIs says when it refuses. */
export function gatewayError(status: number, code: string, message: string): Answer {
  return json(status, {
    RequestId: requestId(),
    HostId: 'cr.aliyuncs.com',
    Code: code,
    Message: message,
    Recommend: `https://error-center.example/status/search?Keyword=${code}&source=PopGw`,
  });
}

export function personalSuccess(data: Readonly<Record<string, unknown>>): Answer {
  return json(200, { data, requestId: requestId() });
}

/** One tag comes without the wrapping of a list. */
export function personalTag(tag: Readonly<Record<string, unknown>>): Answer {
  return json(200, { ...tag, requestId: requestId() });
}

/** The Personal back end writes its errors in lower case. */
export function personalError(status: number, code: string): Answer {
  return json(status, { message: '', code, requestId: requestId() });
}
