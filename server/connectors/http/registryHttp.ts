import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { SecureContext } from 'node:tls';
import { Pool } from 'undici';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import type { ConnectionStage } from '#contract/failures/failures.ts';
import { answerError, networkError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { OnStagePassed } from '../port.ts';
import { refuseAnswer } from './answerPolicy.ts';
import { dial } from './dial.ts';
import { RegistryResponse } from './registryResponse.ts';
import { headersOf, originOf } from './requestHeaders.ts';
import { type LookUp, resolveTarget } from './resolveAddress.ts';
import { RetryAfterGate } from './retryAfterGate.ts';
import { requestFailure } from './transportFailure.ts';
import { trustFor } from './trustStore.ts';

export interface HttpLimits {
  readonly connectTimeoutMs: number;
  /** Of a whole call, from the first byte out to the last byte in. */
  readonly callTimeoutMs: number;
  /** No call may ask for longer. */
  readonly longestCallMs: number;
  readonly maxBodyBytes: number;
  readonly connections: number;
}

const defaultLimits: HttpLimits = {
  connectTimeoutMs: 5_000,
  callTimeoutMs: 30_000,
  longestCallMs: 60_000,
  maxBodyBytes: 16 * 1024 * 1024,
  connections: 6,
};

/** One call, for a log: never a header, a query or a body. */
export interface CallRecord {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number | null;
  readonly ms: number;
}

export interface CallOptions {
  /** Whether the user name and password go along. */
  readonly auth: boolean;
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/**
 * A session with one registry. No cookie is kept (Harbor refuses Basic with its own cookie on a
 * POST) and no redirect is followed. While the registry asks for a pause, no call goes out. Every failure is
 * RegistryError; an abort rethrows its reason.
 */
export interface RegistrySession {
  /** Scheme, host and port as the registry is spoken to. */
  readonly origin: string;
  /** Our own address towards the registry; null before the first connection. */
  readonly localAddress: string | null;
  /** `path` goes out exactly as given: Harbor needs its slashes encoded twice. */
  get(path: string, options: CallOptions): Promise<RegistryResponse>;
  /** `body` goes out as JSON; null for none at all. */
  post(path: string, body: unknown, options: CallOptions): Promise<RegistryResponse>;
  close(): Promise<void>;
}

export interface RegistryHttp {
  /** `onPassed` hears of the stages `connect` and `tls`, at every new connection. */
  open(target: RegistryTarget, onPassed?: OnStagePassed): RegistrySession;
}

export interface RegistryHttpOptions {
  readonly allowLoopback: boolean;
  /** DNS, for targets that are named without an address; without it none of them is found. */
  readonly lookUp?: LookUp;
  readonly limits?: Partial<HttpLimits>;
  readonly log?: (call: CallRecord) => void;
}

/** The only way out of this server. */
export function createRegistryHttp(options: RegistryHttpOptions): RegistryHttp {
  const limits = { ...defaultLimits, ...options.limits };
  return { open: (target, onPassed) => openSession(target, limits, options, onPassed) };
}

interface Outgoing {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string | null;
}

function openSession(
  target: RegistryTarget,
  limits: HttpLimits,
  options: RegistryHttpOptions,
  onPassed?: OnStagePassed,
): RegistrySession {
  const origin = originOf(target);
  const closing = new AbortController();
  const retryAfterGate = new RetryAfterGate();
  let localAddress: string | null = null;
  let passed: ConnectionStage | null = null;

  let trust: SecureContext | undefined;
  const resolving = { allowLoopback: options.allowLoopback, lookUp: options.lookUp ?? (async () => []) };

  const dialOptions = {
    // Costly where the registry has an authority of its own: once per session, not per connection.
    trust: () => {
      trust ??= trustFor(target.caCertificate);
      return trust;
    },
    allowLoopback: options.allowLoopback,
    connectTimeoutMs: limits.connectTimeoutMs,
    onPassed: (evidence: StageEvidence) => {
      passed = evidence.stage;
      onPassed?.(evidence);
    },
  };
  const pool = new Pool(origin, {
    connections: limits.connections,
    // The whole call has one deadline of ours; undici's would restart with every byte that drips in.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_options, done) => {
      resolveTarget(target, resolving)
        .then((reachable) => dial(reachable, dialOptions, closing.signal))
        .then((socket: Socket) => {
          localAddress = socket.localAddress ?? null;
          done(null, socket);
        })
        .catch((error: Error) => done(error, null));
    },
  });

  async function attempt(outgoing: Outgoing, call: CallOptions): Promise<RegistryResponse> {
    const started = performance.now();
    const deadline = new AbortController();
    const timeoutMs = Math.min(call.timeoutMs ?? limits.callTimeoutMs, limits.longestCallMs);
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const onAbort = () => deadline.abort();
    call.signal.addEventListener('abort', onAbort);
    let status: number | null = null;
    try {
      const answer = await pool.request({
        ...outgoing,
        headers: headersOf(target, call, outgoing.body),
        signal: deadline.signal,
      });
      status = answer.statusCode;
      const text = await readBody(answer.body, status, limits.maxBodyBytes);
      return new RegistryResponse(status, answer.headers, text, performance.now() - started);
    } catch (error) {
      call.signal.throwIfAborted();
      if (deadline.signal.aborted) throw networkError('timeout', passed);
      throw error instanceof RegistryError ? error : requestFailure(error, passed);
    } finally {
      clearTimeout(timer);
      call.signal.removeEventListener('abort', onAbort);
      const path = outgoing.path.split('?', 1)[0] ?? '';
      options.log?.({
        method: outgoing.method,
        host: target.domainName,
        path,
        status,
        ms: Math.round(performance.now() - started),
      });
    }
  }

  async function send(outgoing: Outgoing, call: CallOptions): Promise<RegistryResponse> {
    call.signal.throwIfAborted();
    await retryAfterGate.opened(call.signal);
    const reusing = localAddress !== null;
    const response = await attempt(outgoing, call).catch((error: unknown) => {
      // A server may close an idle connection just as we use it: that is no failure, and a GET may be repeated.
      if (reusing && outgoing.method === 'GET' && isReset(error)) return attempt(outgoing, call);
      throw error;
    });
    retryAfterGate.noteAnswer(response);
    refuseAnswer(response, target, origin);
    return response;
  }

  return {
    origin,
    get localAddress() {
      return localAddress;
    },
    get: (path, call) => send({ method: 'GET', path, body: null }, call),
    post: (path, body, call) => send({ method: 'POST', path, body: body === null ? null : JSON.stringify(body) }, call),
    close: async () => {
      closing.abort();
      await pool.destroy();
    },
  };
}

function isReset(error: unknown): boolean {
  return error instanceof RegistryError && 'reason' in error.failure && error.failure.reason === 'reset';
}

/**
 * Reads an answer's body as UTF-8, whatever its headers say, and stops reading at `maxBytes` with
 * RegistryFailure tooLarge: a hostile answer never fills the memory.
 */
async function readBody(body: Readable, status: number, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw answerError('tooLarge', status);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
