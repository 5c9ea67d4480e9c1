import { protocolType } from '#contract/enums.ts';
import { isBusy, policyOf } from '#contract/failures/policy.ts';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { CallOptions, RegistryHttp, RegistrySession } from '../http/registryHttp.ts';
import type { OnStagePassed } from '../port.ts';
import { type Challenge, challengeIn } from './challenge.ts';
import { distributionErrors } from './errorFormat.ts';
import { hostOf, OtherHosts } from './otherHosts.ts';
import { type NoToken, noScope, Tokens } from './tokens.ts';

/** What is asked of a registry, and which scope opens it. */
export interface AuthorizedCall
  extends Pick<CallOptions, 'kind' | 'acceptFromAnyone' | 'takesRedirects' | 'provesLogin'> {
  readonly accept?: string;
  /** `repository:a/b:pull`; null for what any login opens. */
  readonly scope: string | null;
  readonly timeoutMs?: number;
}

/** How one kind of registry is signed in to. */
export interface AccessOptions {
  /** Where its own token service is, whatever host its challenge names: then no other gets the password. */
  readonly ownTokenPath?: string;
  /** Other hosts than the target's confirmed one that may have the password: a cloud's own. */
  readonly trustsHost?: (host: string) => boolean;
  /** All hosts are reached at the target's address, where it has one. */
  readonly atGateway?: boolean;
  /** Whether the token service refuses a wrong password: then its answers tell who we are. */
  readonly tokensProve?: boolean;
  /** What a refusal of the token service means; that of the password unless given. */
  readonly tokenRefused?: (response: RegistryResponse) => RegistryError;
  /** Makes token requests one at a time, where they are expensive for the registry. */
  readonly inTurn?: <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;
  readonly onPassed?: OnStagePassed | undefined;
}

/**
 * One account at one registry of the OCI distribution API (OCI distribution 1.1), signed in as the registry asks for: with
 * the password itself or a token for it, or not at all where the target names nobody. Only what the registry answered 401 to
 * is asked again.
 */
export class Access {
  readonly target: RegistryTarget;
  readonly session: RegistrySession;
  readonly otherHosts: OtherHosts;
  readonly #options: AccessOptions;
  readonly #tokens: Tokens;
  #challenge: Challenge | null = null;

  constructor(anyHttp: RegistryHttp, target: RegistryTarget, options: AccessOptions = {}) {
    this.target = target;
    this.session = anyHttp.withErrorFormat(distributionErrors).open(target, options.onPassed);
    this.otherHosts = new OtherHosts(anyHttp, target, options.atGateway ?? false);
    this.#options = options;
    this.#tokens = new Tokens(
      (scopes, signal) => this.#askForToken(scopes, signal),
      (reason) => this.#tokenFailure(reason),
    );
  }

  get(path: string, call: AuthorizedCall, signal: AbortSignal): Promise<RegistryResponse> {
    return this.#ask('get', path, call, signal);
  }

  head(path: string, call: AuthorizedCall, signal: AbortSignal): Promise<RegistryResponse> {
    return this.#ask('head', path, call, signal);
  }

  async close(): Promise<void> {
    await Promise.all([this.session.close(), this.otherHosts.close()]);
  }

  get #isNobody(): boolean {
    return this.target.userName === '';
  }

  /** The status is the caller's to judge; a 401 remains where a login that was accepted opens too little. */
  async #ask(method: 'get' | 'head', path: string, call: AuthorizedCall, signal: AbortSignal) {
    let response = await this.#send(method, path, call, signal);
    // The first challenge tells how to come; the second, that a token was too old.
    for (let attempt = 0; response.status === 401 && attempt < 2; attempt += 1) {
      const challenge = challengeIn(response.header('www-authenticate'));
      if (challenge === null) return response;
      const knew = this.#challenge?.scheme === challenge.scheme;
      // A refused password is not sent again; without an account there is none to send.
      if (challenge.scheme === 'basic' && (knew || this.#isNobody)) return response;
      if (challenge.scheme === 'bearer' && knew) this.#tokens.forget(call.scope ?? noScope);
      if (attempt === 1 && !knew) return response;
      this.#challenge = challenge;
      response = await this.#send(method, path, call, signal);
    }
    return response;
  }

  async #send(method: 'get' | 'head', path: string, call: AuthorizedCall, signal: AbortSignal) {
    const { accept, scope, provesLogin, ...others } = call;
    const isBasic = this.#challenge?.scheme === 'basic' && !this.#isNobody;
    const token = this.#challenge?.scheme === 'bearer' ? await this.#tokens.for(scope ?? noScope, signal) : null;
    const headers = {
      ...(accept === undefined ? {} : { accept }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const proves = isBasic && provesLogin === true ? { provesLogin } : {};
    return this.session[method](path, { ...others, ...proves, auth: isBasic, headers, signal });
  }

  async #askForToken(scopes: readonly string[], signal: AbortSignal): Promise<RegistryResponse> {
    const challenge = this.#challenge;
    if (challenge?.scheme !== 'bearer') throw answerError('unexpectedAnswer', 401);
    const { ownTokenPath, inTurn = runAtOnce, tokensProve = false } = this.#options;
    const url = tokenUrl(challenge.realm, challenge.service, scopes);
    const { isOwn, host } = this.#serviceOf(challenge.realm);
    const session = isOwn ? this.session : this.#tokenServiceAt(challenge.realm);
    const path = `${ownTokenPath ?? url.pathname}${url.search}`;
    const call: CallOptions = {
      auth: !this.#isNobody,
      kind: 'small',
      signal,
      provesLogin: tokensProve,
      // A token service has an error format of its own.
      acceptFromAnyone: [400, 401, 403, 404],
    };
    const response = await inTurn(signal, () => session.get(path, call)).catch((error: unknown) => {
      throw isOwn ? ownTokenServiceFailure(error, host) : tokenServiceFailure(error, host);
    });
    if (response.status === 200) return response;
    if (response.status === 401 && !this.#isNobody) throw this.#refused(response);
    // What it refuses may be one repository alone.
    const mayBeOfScope = isOwn && [400, 401, 403].includes(response.status);
    throw mayBeOfScope ? answerError('status', response.status) : this.#tokenFailure('wrongAnswer');
  }

  #refused(response: RegistryResponse): RegistryError {
    const { tokenRefused } = this.#options;
    return tokenRefused?.(response) ?? new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' });
  }

  #tokenFailure(reason: NoToken): RegistryError {
    const own = new URL(this.session.origin);
    const { host } = this.#serviceOf(this.#challenge?.scheme === 'bearer' ? this.#challenge.realm : own);
    return new RegistryError({ code: 'TokenServiceFailure', reason, host });
  }

  /** Where tokens are asked for: at the registry itself, or at another address, be it of the same domain. */
  #serviceOf(realm: URL): { readonly isOwn: boolean; readonly host: string } {
    const own = new URL(this.session.origin);
    const isThere =
      realm.hostname.toLowerCase() === this.target.domainName.toLowerCase() &&
      realm.port === own.port &&
      realm.protocol === own.protocol;
    const isOwn = isThere || this.#options.ownTokenPath !== undefined;
    return { isOwn, host: hostOf(isOwn ? own : realm) };
  }

  /**
   * A session with the account if that host may have the password, otherwise TokenServiceFailure; anonymous without an account.
   * On its own domain a registry may have its token service at another port, but not give up TLS for it.
   */
  #tokenServiceAt(realm: URL): RegistrySession {
    const { target } = this;
    const host = hostOf(realm);
    if (this.#isNobody) return this.otherHosts.at(realm, null);
    const isConfirmed = target.tokenServiceHost === host || this.#options.trustsHost?.(realm.hostname) === true;
    const isOwnDomain = realm.hostname.toLowerCase() === target.domainName.toLowerCase();
    const isPlain = realm.protocol === 'http:';
    // What the registry itself is told in plain text, its own domain and a cloud of the same protocol may be.
    const mayBePlain = target.protocol === protocolType.http && (isOwnDomain || this.#options.atGateway === true);
    if (isPlain && !mayBePlain) throw new RegistryError({ code: 'TokenServiceFailure', reason: 'plainHttp', host });
    if (!isConfirmed && !isOwnDomain) {
      throw new RegistryError({ code: 'TokenServiceFailure', reason: 'unconfirmed', host });
    }
    return this.otherHosts.at(realm, { userName: target.userName, password: target.password });
  }
}

export function pullScope(repository: string): string {
  return `repository:${repository}:pull`;
}

function tokenUrl(realm: URL, service: string | null, scopes: readonly string[]): URL {
  const url = new URL(realm);
  if (service !== null) url.searchParams.set('service', service);
  for (const scope of scopes) if (scope !== noScope) url.searchParams.append('scope', scope);
  return url;
}

function runAtOnce<Result>(_signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  return work();
}

/** No token opens anything while the registry answers so, unless it says itself that it is busy or when it will be back. */
function ownTokenServiceFailure(error: unknown, host: string): unknown {
  if (!(error instanceof RegistryError) || error.failure.code !== 'RegistryFailure') return error;
  const { failure } = error;
  if (isBusy(failure) || policyOf(failure).concerns === 'registry') return error;
  return new RegistryError({ code: 'TokenServiceFailure', reason: 'wrongAnswer', host });
}

/** What keeps another host from answering is that host's trouble, not the registry's. */
function tokenServiceFailure(error: unknown, host: string): unknown {
  if (!(error instanceof RegistryError)) return error;
  const { code } = error.failure;
  if (code === 'NetworkConnectError')
    return new RegistryError({ code: 'TokenServiceFailure', reason: 'unreachable', host });
  if (code === 'CertificateError') return new RegistryError({ code: 'TokenServiceFailure', reason: 'untrusted', host });
  if (code === 'RegistryFailure')
    return new RegistryError({ code: 'TokenServiceFailure', reason: 'wrongAnswer', host });
  return error;
}
