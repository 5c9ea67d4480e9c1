import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { Logger } from 'pino';
import type { IdentityProvider } from '../../domain/access/identityProvider.ts';
import { type Claims, claimAt, userNameOf } from './claims.ts';
import { causeOf, problemOf } from './failedCall.ts';
import type { Flow } from './flow.ts';
import { ProblemError } from './problem.ts';

/** How long what the provider says of itself counts, ms, and how long a failure to ask it does. */
const knownForMs = 3_600_000;
const failedForMs = 5_000;
/** By how much clocks may differ. */
const toleranceSeconds = 60;

interface ProviderClientOptions {
  readonly provider: IdentityProvider;
  readonly fetch: CustomFetch;
  readonly log: Logger;
  readonly now: () => number;
}

/** A person as the provider has named them, proven. */
export interface ProvenPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
}

interface Known {
  readonly configuration: Promise<Configuration>;
  readonly until: number;
}

/**
 * Asks the identity provider: authorization code with PKCE, state and nonce. Every ID token's signature is checked, although it comes straight from
 * the provider. Whatever fails is told as a ProblemError, and its cause in the log.
 */
export class ProviderClient {
  readonly #options: ProviderClientOptions;
  #known: Known | undefined;

  constructor(options: ProviderClientOptions) {
    this.#options = options;
  }

  /** Reads what the provider says of itself, unless that is known. A provider that is away stops nothing. */
  async prepare(): Promise<void> {
    await this.#configuration().catch(() => undefined);
  }

  /** Where the provider asks the person who they are. Throws ProblemError. */
  async signInUrl({ redirectUrl, state, nonce, verifier }: Flow): Promise<URL> {
    const configuration = await this.#configuration();
    return buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUrl,
      scope: this.#options.provider.scope,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...{ state, nonce },
    });
  }

  /** Who the person is, by the answer that the provider has led them back with. Throws ProblemError. */
  async proven({ redirectUrl, state, nonce, verifier }: Flow, answer: URLSearchParams): Promise<ProvenPerson> {
    const configuration = await this.#configuration();
    return this.#telling(async () => {
      const tokens = await authorizationCodeGrant(configuration, new URL(`?${answer}`, redirectUrl), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new ProblemError('AnswerInvalid');
      const { iss: issuer, sub: subject } = claims;
      if (this.#isComplete(claims) || configuration.serverMetadata().userinfo_endpoint === undefined) {
        return { issuer, subject, claims };
      }
      const further = await fetchUserInfo(configuration, tokens.access_token, subject);
      return { issuer, subject, claims: { ...further, ...claims } };
    });
  }

  /** Many providers put groups and names into the ID token only where they are told to, and tell them when they are asked. */
  #isComplete(claims: Claims): boolean {
    const { provider } = this.#options;
    const isNamed = provider.userClaim === undefined ? 'preferred_username' in claims : userNameOf(claims, provider);
    return Boolean(isNamed) && claimAt(claims, provider.roleClaim) !== undefined;
  }

  #configuration(): Promise<Configuration> {
    const { now } = this.#options;
    if (this.#known !== undefined && now() < this.#known.until) return this.#known.configuration;
    const configuration = this.#discover();
    const known = { configuration, until: now() + knownForMs };
    this.#known = known;
    configuration.catch(() => {
      if (this.#known === known) this.#known = { configuration, until: now() + failedForMs };
    });
    return configuration;
  }

  #discover(): Promise<Configuration> {
    const { provider, fetch } = this.#options;
    const { issuer, clientId, clientSecret } = provider;
    const client = { client_secret: clientSecret, [clockTolerance]: toleranceSeconds };
    const insecure = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    return this.#telling(
      async () => {
        const found = await discovery(issuer, clientId, client, clientSecretAuth(clientSecret), {
          [customFetch]: fetch,
          execute: [enableNonRepudiationChecks, ...insecure],
        });
        // Of several tenants at once, as Entra's `common` has them, anybody's could sign in.
        if (new URL(found.serverMetadata().issuer).href !== issuer.href) throw new ProblemError('ProviderAway');
        return found;
      },
      () => 'ProviderAway' as const,
    );
  }

  async #telling<Result>(act: () => Promise<Result>, problemIn = problemOf): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      const { provider, log } = this.#options;
      log.warn({ issuer: provider.issuer.href, cause: causeOf(error) }, 'single sign-on: the provider failed a call');
      throw new ProblemError(problemIn(error), { cause: error });
    }
  }
}

/** In the body where the provider lists that, since it is read alike everywhere; else in the header, which each has to take. */
function clientSecretAuth(secret: string): ClientAuth {
  const [inBody, inHeader] = [ClientSecretPost(secret), ClientSecretBasic(secret)];
  return (server, ...call) => {
    const isInBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
    return (isInBody ? inBody : inHeader)(server, ...call);
  };
}
