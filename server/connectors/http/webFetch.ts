import { isIP, type Socket } from 'node:net';
import { Agent, request } from 'undici';
import { protocolType } from '#contract/enums.ts';
import { networkError, RegistryError } from '../../domain/registryError.ts';
import { readBody } from './answer/body.ts';
import type { AddressPolicy } from './connection/addressPolicy.ts';
import { type DialTarget, dial } from './connection/dial.ts';
import { type LookUp, resolveTarget } from './connection/resolveAddress.ts';
import { requestFailure } from './connection/transportFailure.ts';
import { trustFor } from './connection/trustStore.ts';

export interface WebFetchLimits {
  readonly connectTimeoutMs: number;
  /** Of a whole call, from the first byte out to the last byte in. */
  readonly callTimeoutMs: number;
  readonly maxBodyBytes: number;
}

const usualLimits: WebFetchLimits = { connectTimeoutMs: 5_000, callTimeoutMs: 10_000, maxBodyBytes: 1024 * 1024 };

/** The part of `fetch` that libraries need which ask a web service. */
interface WebRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  /** A form or a text; none where it is empty. */
  readonly body?: unknown;
}

export interface WebFetch {
  (url: string, request: WebRequest): Promise<Response>;
  close(): Promise<void>;
}

interface WebFetchOptions extends AddressPolicy {
  readonly lookUp: LookUp;
  readonly limits?: Partial<WebFetchLimits> | undefined;
}

/** What whoever asks needs of an answer's headers. */
const passedOn = ['content-type', 'www-authenticate', 'retry-after'];

/**
 * `fetch` to a web service that an operator has named, by the rules of the way to registries: each address that DNS gives is judged
 * as it is dialled, no proxy of the environment, no redirect, no cookie; time and size are bounded. Rejects with RegistryError.
 */
export function createWebFetch({ limits: other, ...options }: WebFetchOptions): WebFetch {
  const limits = { ...usualLimits, ...other };
  const closing = new AbortController();
  const dialling = { ...options, ...limits, trust: () => trustFor(null), onPassed: () => undefined };
  const agent = new Agent({
    // A connection for each call: nothing to go stale between two sign-ins.
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (to, done) => {
      resolveTarget(targetOf(to), options)
        .then((target) => dial(target, dialling, closing.signal))
        .then((socket: Socket) => done(null, socket))
        .catch((error: Error) => done(error, null));
    },
  });

  async function ask(url: string, { method, headers, body }: WebRequest): Promise<Response> {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(limits.callTimeoutMs)]);
    try {
      const answer = await request(url, {
        method,
        headers,
        body: body === undefined || body === null ? null : String(body),
        dispatcher: agent,
        signal,
      });
      const status = answer.statusCode;
      const bytes = await readBody(answer.body, String(answer.headers['content-encoding'] ?? ''), {
        status,
        maxBytes: limits.maxBodyBytes,
        beforeLarge: async () => {},
      });
      const passed = passedOn.flatMap((name): [string, string][] => {
        const value = answer.headers[name];
        return value === undefined ? [] : [[name, String(value)]];
      });
      return new Response(mayHaveBody(status) ? new Uint8Array(bytes) : null, { status, headers: passed });
    } catch (error) {
      if (error instanceof DOMException) throw networkError('timeout', null);
      throw error instanceof RegistryError ? error : requestFailure(error, null);
    }
  }

  return Object.assign(ask, {
    close: async () => {
      closing.abort();
      await agent.destroy();
    },
  });
}

function targetOf({ hostname, protocol, port }: { hostname: string; protocol: string; port: string }): DialTarget {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isSecure = protocol === 'https:';
  return {
    protocol: isSecure ? protocolType.https : protocolType.http,
    hostIp: isIP(host) === 0 ? '' : host,
    domainName: host,
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    caCertificate: null,
    certificateFingerprint: null,
  };
}

/** As the Fetch standard has it. */
function mayHaveBody(status: number): boolean {
  return ![101, 103, 204, 205, 304].includes(status);
}
