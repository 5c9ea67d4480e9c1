import type { Role } from '#contract/access/roles.ts';
import { callbackPath, type SingleSignOnProblem } from '#contract/access/singleSignOn.ts';
import type { IdentityProvider } from '../../domain/access/identityProvider.ts';
import { networkOf } from '../../domain/addressRanges.ts';
import type { Administrator } from '../session/administrator.ts';
import type { Caller, SessionService } from '../session/sessionService.ts';
import { roleOf, userNameOf } from './claims.ts';
import type { Flow, Flows } from './flow.ts';
import { ProblemError } from './problem.ts';
import type { ProvenPerson, ProviderClient } from './providerClient.ts';
import type { Admitted, SingleSignOnUsers } from './singleSignOnUsers.ts';

/** Each answer that comes back has the provider asked: strangers can send as many as they like. */
const mostAtOnce = 20;
const mostOfAddress = 4;

interface SingleSignOnOptions {
  readonly provider: IdentityProvider;
  readonly client: ProviderClient;
  readonly flows: Flows;
  readonly users: SingleSignOnUsers;
  readonly sessions: SessionService;
  readonly administrator: Administrator;
  readonly now: () => number;
}

/** A sign-in that was begun: where the browser goes, and what it keeps until it is back. */
interface StartedSignIn {
  readonly url: URL;
  readonly state: string;
  readonly sealed: string;
}

/** Somebody is signed in. */
export interface SignedInByProvider extends Admitted {
  readonly role: Role;
  /** The session's. */
  readonly token: string;
}

/** Nobody is signed in, although the provider was asked. */
export interface NotSignedIn {
  readonly problem: SingleSignOnProblem;
  /** Of the user whom it concerns; '' where that is nobody of ours. */
  readonly userName: string;
  /** What the provider calls the person; null where it said nothing that holds. */
  readonly claimedName: string | null;
}

/** Signing in by the identity provider: the first time creates the user, each time gives them the role that they have there by then. */
export class SingleSignOnService {
  readonly #options: SingleSignOnOptions;
  readonly #asking: string[] = [];

  constructor(options: SingleSignOnOptions) {
    this.#options = options;
  }

  /** Whether anybody may come in this way: the local administrator has to be there first, and stays a way in. */
  isOpen(): Promise<boolean> {
    return this.#options.administrator.isThere();
  }

  /** `origin` is where the browser has reached this server; counts where no public address is configured. Throws ProblemError. */
  async begin({
    to,
    origin,
    token,
  }: { to: string | undefined; origin: string } & Pick<Caller, 'token'>): Promise<StartedSignIn> {
    const { provider, client, flows } = this.#options;
    const redirectUrl = new URL(callbackPath, provider.publicUrl ?? origin).href;
    const flow = flows.begin({ to, redirectUrl, formerToken: token });
    return { url: await client.signInUrl(flow), state: flow.state, sealed: flows.seal(flow) };
  }

  /** What the browser has kept of what it began. Throws ProblemError Interrupted. */
  resume(state: string, sealed: string): Flow {
    return this.#options.flows.take(state, sealed);
  }

  /** Ends a sign-in by the provider's answer. */
  async finish(flow: Flow, answer: URLSearchParams, caller: Caller): Promise<SignedInByProvider | NotSignedIn> {
    const { provider, client } = this.#options;
    let person: ProvenPerson | undefined;
    try {
      person = await this.#inTurn(caller, () => client.proven(flow, answer));
      return await this.#admit(person, flow, caller);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const userName = person === undefined ? undefined : await this.#options.users.nameOf(person);
      const claimedName = person === undefined ? null : userNameOf(person.claims, provider);
      return { problem: error.problem, userName: userName ?? '', claimedName };
    }
  }

  async #admit(person: ProvenPerson, flow: Flow, caller: Caller): Promise<SignedInByProvider> {
    const { provider, users, sessions, now } = this.#options;
    const role = roleOf(person.claims, provider);
    if (role === null) {
      await users.takeRole(person, now());
      throw new ProblemError('NoRole');
    }
    const granted = { role, userName: userNameOf(person.claims, provider), seesAll: provider.newUsersSeeAll };
    const admitted = await users.admit(person, granted, now());
    return { ...admitted, role, token: await sessions.open(admitted.userName, { ...caller, token: flow.formerToken }) };
  }

  /** Throws ProblemError Busy. */
  async #inTurn<Result>({ address }: Caller, act: () => Promise<Result>): Promise<Result> {
    const network = networkOf(address);
    const ofAddress = this.#asking.filter((one) => one === network).length;
    if (this.#asking.length >= mostAtOnce || ofAddress >= mostOfAddress) throw new ProblemError('Busy');
    this.#asking.push(network);
    try {
      return await act();
    } finally {
      this.#asking.splice(this.#asking.indexOf(network), 1);
    }
  }
}
