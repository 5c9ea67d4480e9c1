import type { Pool } from 'undici';
import type { ConnectionStage, Failure } from '#contract/failures/failures.ts';
import { networkError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { OnStagePassed } from '../port.ts';
import { withRetries } from '../retry.ts';
import { askAsAccount } from './accountCall.ts';
import { refuseAnswer, transientFailureIn } from './answer/answerPolicy.ts';
import { readBody } from './answer/body.ts';
import { ByteBudget, LargeAnswer } from './answer/byteBudget.ts';
import { anyErrorFormat, type ErrorFormat } from './answer/errorFormat.ts';
import { intermediaryFailure } from './answer/intermediary.ts';
import { isRedirect } from './answer/redirect.ts';
import { RegistryResponse } from './answer/registryResponse.ts';
import type { AddressPolicy } from './connection/addressPolicy.ts';
import { createRegistryPool } from './connection/registryPool.ts';
import type { LookUp } from './connection/resolveAddress.ts';
import { requestFailure } from './connection/transportFailure.ts';
import { Deadline } from './deadline.ts';
import { type AnswerKind, defaultLimits, type HttpLimits } from './httpLimits.ts';
import { LoginGuard } from './loginGuard.ts';
import { headersOf, originOf } from './requestHeaders.ts';
import { RetryAfterGate } from './retryAfterGate.ts';

/** Where somebody watches the stages pass, there is no time for more. */
const watchedRetries = 1;

/** One call, for a log: never a header, a query or a body. */
export interface CallRecord {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly status: number | null;
  readonly ms: number;
}

export interface CallOptions {
  /** Whether the user name and password go along; `signed`: the caller's headers hold what the secret has made of them. */
  readonly auth: boolean | 'signed';
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** What is asked for; a page of a list unless given. */
  readonly kind?: AnswerKind;
  /** Statuses that are accepted in any error format, as while it is still to be found out who answers. */
  readonly acceptFromAnyone?: readonly number[];
  /** Whether a redirect is an answer: whoever asks follows it by calls of its own, without credentials. */
  readonly takesRedirects?: boolean;
  /** Whether any other answer tells who we are: then earlier refusals were somebody else's doing. */
  readonly provesLogin?: boolean;
  /** `notLimits`: the caller slows down by itself where calls come too fast. `never`: it counts once, as a signature does. */
  readonly repeat?: 'notLimits' | 'never';
}

/**
 * A session with one registry. No cookie is kept (Harbor refuses Basic with its own cookie on a
 * POST) and no redirect is followed. While the registry asks for a pause, no call goes out. A GET that met what may pass
 * by itself goes out again. Every failure is RegistryError; an abort rethrows its reason.
 */
export interface RegistrySession {
  /** Scheme, host and port as the registry is spoken to. */
  readonly origin: string;
  /** Before a call that may pass by itself is made again, for whoever has to do that without us; none where somebody waits. */
  readonly retryWaitsMs: readonly number[];
  /** Our own address towards the registry; null before the first connection. */
  readonly localAddress: string | null;
  /** `path` goes out exactly as given: Harbor needs its slashes encoded twice. */
  get(path: string, options: CallOptions): Promise<RegistryResponse>;
  /** Its answer has no body: a refusal among `acceptFromAnyone` may come from a proxy. */
  head(path: string, options: CallOptions): Promise<RegistryResponse>;
  /** `body` goes out as JSON; null for none at all. */
  post(path: string, body: unknown, options: CallOptions): Promise<RegistryResponse>;
  close(): Promise<void>;
}

export interface RegistryHttp {
  /** `onPassed` hears of the stages `connect` and `tls`, at every new connection. Whoever listens waits for the answers. */
  open(target: RegistryTarget, onPassed?: OnStagePassed): RegistrySession;
  /** The same for one kind of registry: an error in another format is RegistryFailure `intermediary`. */
  withErrorFormat(format: ErrorFormat): RegistryHttp;
  /** A person wants an account tried again whose password was refused. */
  forgetRefusals(target: RegistryTarget): void;
}

export interface RegistryHttpOptions extends AddressPolicy {
  /** DNS, for targets that are named without an address; without it none of them is found. */
  readonly lookUp?: LookUp;
  readonly limits?: Partial<HttpLimits>;
  readonly log?: (call: CallRecord) => void;
}

/** The only way out of this server. */
export function createRegistryHttp(options: RegistryHttpOptions): RegistryHttp {
  const limits = { ...defaultLimits, ...options.limits };
  const budget = new ByteBudget(limits.largeAnswersBytes);
  const logins = new LoginGuard();
  const gates = new WeakMap<RegistryTarget, RetryAfterGate>();
  const httpFor = (errorFormat: ErrorFormat): RegistryHttp => ({
    open: (target, onPassed) => new Session(target, { limits, options, budget, logins, gates, errorFormat }, onPassed),
    withErrorFormat: httpFor,
    forgetRefusals: (target) => logins.forget(target),
  });
  return httpFor(anyErrorFormat);
}

/** What all sessions share, and the format of errors of the kind of registry. */
interface SessionDependencies {
  readonly limits: HttpLimits;
  readonly options: RegistryHttpOptions;
  readonly budget: ByteBudget;
  readonly logins: LoginGuard;
  /** One for all sessions with a target: a registry asks all that read it for a pause. */
  readonly gates: WeakMap<RegistryTarget, RetryAfterGate>;
  readonly errorFormat: ErrorFormat;
}

interface Outgoing {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: string;
  readonly body: string | null;
}

class Session implements RegistrySession {
  readonly origin: string;
  readonly retryWaitsMs: readonly number[];
  readonly #target: RegistryTarget;
  readonly #dependencies: SessionDependencies;
  /** Whether somebody watches the stages pass, and waits. */
  readonly #isWatched: boolean;
  readonly #pool: Pool;
  readonly #closing = new AbortController();
  readonly #retryAfterGate: RetryAfterGate;
  readonly #ownTurn = new ByteBudget(1);
  #localAddress: string | null = null;
  #passed: ConnectionStage | null = null;
  #lastAnswerAt = 0;

  constructor(target: RegistryTarget, dependencies: SessionDependencies, onPassed?: OnStagePassed) {
    const { limits, options, gates } = dependencies;
    this.#target = target;
    this.#dependencies = dependencies;
    this.#isWatched = onPassed !== undefined;
    this.origin = originOf(target);
    this.retryWaitsMs = limits.retryWaitsMs.slice(0, this.#isWatched ? watchedRetries : undefined);
    this.#retryAfterGate = gates.get(target) ?? new RetryAfterGate();
    gates.set(target, this.#retryAfterGate);
    this.#pool = createRegistryPool(this.origin, target, {
      ...options,
      lookUp: options.lookUp,
      connections: limits.connections,
      connectTimeoutMs: limits.connectTimeoutMs,
      signal: this.#closing.signal,
      onPassed: (evidence) => {
        this.#passed = evidence.stage;
        onPassed?.(evidence);
      },
      onConnected: (socket) => {
        this.#localAddress = socket.localAddress ?? null;
      },
    });
  }

  get localAddress(): string | null {
    return this.#localAddress;
  }

  get(path: string, call: CallOptions): Promise<RegistryResponse> {
    return this.#send({ method: 'GET', path, body: null }, call);
  }

  head(path: string, call: CallOptions): Promise<RegistryResponse> {
    return this.#send({ method: 'HEAD', path, body: null }, call);
  }

  post(path: string, body: unknown, call: CallOptions): Promise<RegistryResponse> {
    return this.#send({ method: 'POST', path, body: body === null ? null : JSON.stringify(body) }, call);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#pool.destroy();
  }

  /** The call, repeated where it may pass by itself. */
  async #send(outgoing: Outgoing, call: CallOptions): Promise<RegistryResponse> {
    call.signal.throwIfAborted();
    const mayRepeat = outgoing.method !== 'POST' && call.repeat !== 'never';
    let sentAt = 0;
    const response = await withRetries(
      call.signal,
      () => {
        sentAt = performance.now();
        return this.#once(outgoing, call);
      },
      {
        waitsMs: mayRepeat ? this.retryWaitsMs : [],
        failureIn: transientFailureIn,
        repeats: (failure) => {
          if (failure.code === 'RegistryRateLimited') return call.repeat === undefined && !this.#isWatched;
          // One silent call among answered ones is that call's trouble; a registry that answers nobody is not asked for longer.
          return !isTimeout(failure) || this.#lastAnswerAt > sentAt;
        },
      },
    );
    if (call.acceptFromAnyone?.includes(response.status) || isRedirect(response)) return response;
    const foreign = intermediaryFailure(response, this.#dependencies.errorFormat.isOwnError, {
      path: outgoing.path,
      target: this.#target,
    });
    if (foreign !== null) throw foreign;
    return response;
  }

  /** Sent once, and judged, when the registry asks for no pause. */
  async #once(outgoing: Outgoing, call: CallOptions): Promise<RegistryResponse> {
    await this.#retryAfterGate.opened(call.signal);
    const reusing = this.#localAddress !== null;
    const ask = () =>
      this.#attempt(outgoing, call).catch((error: unknown) => {
        // A server may close an idle connection just as we use it: that is no failure, and what only reads may be repeated.
        if (reusing && outgoing.method !== 'POST' && isReset(error)) return this.#attempt(outgoing, call);
        throw error;
      });
    const response = call.auth === false ? await ask() : await this.#asAccount(call, ask);
    this.#retryAfterGate.noteAnswer(response);
    const url = new URL(outgoing.path, this.origin);
    const { acceptFromAnyone = [], takesRedirects = false } = call;
    refuseAnswer(response, { target: this.#target, url, acceptFromAnyone, takesRedirects });
    return response;
  }

  /** In the account's turn, its refusals counted. */
  #asAccount(call: CallOptions, ask: () => Promise<RegistryResponse>): Promise<RegistryResponse> {
    const { logins, errorFormat } = this.#dependencies;
    const { signal, timeoutMs, provesLogin: proves = false } = call;
    const timeout = timeoutMs === undefined ? {} : { timeoutMs };
    return askAsAccount(
      logins.of(this.#target),
      { proves, person: this.#isWatched, errorFormat, signal },
      ask,
      (path) => this.#attempt({ method: 'GET', path, body: null }, { auth: false, signal, ...timeout }),
    );
  }

  /** One request over the wire. */
  async #attempt(outgoing: Outgoing, call: CallOptions): Promise<RegistryResponse> {
    const { limits, options, budget } = this.#dependencies;
    const started = performance.now();
    const deadline = new Deadline(Math.min(call.timeoutMs ?? limits.callTimeoutMs, limits.longestCallMs), call.signal);
    const maxBytes = limits.maxBodyBytes[call.kind ?? 'page'];
    const large = new LargeAnswer(budget, this.#ownTurn, deadline);
    let status: number | null = null;
    try {
      const answer = await this.#pool.request({
        ...outgoing,
        headers: headersOf(this.#target, call, outgoing.body),
        signal: deadline.signal,
      });
      status = answer.statusCode;
      this.#lastAnswerAt = performance.now();
      const coding = outgoing.method === 'HEAD' ? '' : String(answer.headers['content-encoding'] ?? '');
      const beforeLarge = () => large.begin(maxBytes);
      const body = await readBody(answer.body, coding, { status, maxBytes, beforeLarge });
      return new RegistryResponse(status, answer.headers, body, performance.now() - started);
    } catch (error) {
      call.signal.throwIfAborted();
      if (deadline.isOver) throw networkError('timeout', this.#passed);
      throw error instanceof RegistryError ? error : requestFailure(error, this.#passed);
    } finally {
      deadline.end();
      large.end();
      const path = outgoing.path.split('?', 1)[0] ?? '';
      options.log?.({
        method: outgoing.method,
        host: this.#target.domainName,
        path,
        status,
        ms: Math.round(performance.now() - started),
      });
    }
  }
}

function isReset(error: unknown): boolean {
  return error instanceof RegistryError && 'reason' in error.failure && error.failure.reason === 'reset';
}

function isTimeout(failure: Failure): boolean {
  return failure.code === 'NetworkConnectError' && failure.reason === 'timeout';
}
