import { createHash, timingSafeEqual } from 'node:crypto';
import type { FollowLink, Link, Session, Setup, SignIn } from '#contract/access/session.ts';
import type { SignedIn } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import { networkOf } from '../../domain/addressRanges.ts';
import { tokenHash } from '../../secrets/tokens.ts';
import { type Administrator, administratorName } from './administrator.ts';
import { refuseCommon } from './commonPasswords.ts';
import type { CredentialRepository } from './credentialRepository.ts';
import type { KnownDevices } from './knownDevices.ts';
import { Lockout } from './lockout.ts';
import { dummyHash, type PasswordHasher } from './passwordHasher.ts';
import type { SecondSteps } from './secondSteps.ts';
import type { Caller, SessionIdentity, SessionService } from './sessionService.ts';

interface SignInServiceOptions {
  readonly administrator: Administrator;
  readonly credentials: CredentialRepository;
  readonly sessions: SessionService;
  readonly secondSteps: SecondSteps;
  readonly hasher: PasswordHasher;
  readonly devices: KnownDevices;
  readonly now: () => number;
  /** The one-time code that callers from other machines need for the first set-up; null where nobody does. */
  readonly setupCode: string | null;
  /** The identity provider, by the name that people know; null for none. */
  readonly singleSignOn: { readonly name: string } | null;
}

/** Whom a link let in; nobody where a second step is asked for first, by signing in. */
interface FollowedLink {
  readonly userName: string;
  readonly signedIn: SignedIn | null;
}

/** The ways in: by password, by the first set-up, by a link. None of their refusals tells whether a user exists. */
export class SignInService {
  readonly #options: SignInServiceOptions;
  readonly #lockout: Lockout;

  constructor(options: SignInServiceOptions) {
    this.#options = options;
    this.#lockout = new Lockout(options.now);
  }

  /** What the page has to know of who asks, and whether there is anybody at all. */
  async describe(identity: SessionIdentity | null, { local }: Pick<Caller, 'local'>): Promise<Session> {
    const { administrator, setupCode, singleSignOn } = this.#options;
    const setupRequired = !(await administrator.isThere());
    return {
      userName: identity?.userName ?? null,
      role: identity?.role ?? null,
      seesAllRegistries: identity?.registries === 'all',
      setupRequired,
      setupCodeRequired: setupRequired && setupCode !== null && !local,
      singleSignOn,
    };
  }

  /** Creates the administrator, once, and signs them in. Throws AlreadySetUp, SetupRefused, Throttling.SignIn, ServerBusy. */
  async setUp(setup: Setup, caller: Caller): Promise<SignedIn> {
    const { administrator, setupCode, hasher } = this.#options;
    if (await administrator.isThere()) throw ActionError.of('AlreadySetUp');
    if (setupCode !== null && !caller.local) this.#checkSetupCode(setup.setupCode ?? '', setupCode, caller);
    await refuseCommon(setup.password, 'password');
    return hasher.inLine(caller, async (place) =>
      this.#open(administratorName, await administrator.create(setup.password, place), caller),
    );
  }

  /**
   * Throws SignInRefused, SecondStepRequired, IllegalParam on `code`, Throttling.SignIn or ServerBusy. Wrong guesses keep the address waiting
   * that they come from, or the known device: never the account, or anybody could lock its owner out.
   */
  async signIn({ userName, password, code }: SignIn, caller: Caller): Promise<SignedIn> {
    const { credentials, devices, hasher, secondSteps } = this.#options;
    const stored = await credentials.find(userName);
    const hash = stored?.passwordHash ?? null;
    const device = stored && devices.idOf(caller.device, stored.userName, hash);
    const key = device === undefined ? `address ${networkOf(caller.address)}` : `device ${device}`;
    this.#lockout.check(key);
    return hasher.inLine(caller, async (place) => {
      const guess = () => place.verify(password, hash ?? dummyHash);
      const isRight = await this.#lockout.judge(key, guess, stored?.userName ?? userName);
      if (!isRight || stored === undefined || hash === null) throw ActionError.of('SignInRefused');
      await secondSteps.ask(stored.userName, code, device);
      return this.#open(stored.userName, hash, caller);
    });
  }

  /** Whose link it is. Throws LinkInvalid, Throttling.SignIn. */
  async describeLink(token: string, caller: Caller): Promise<Link> {
    const { credentials, now } = this.#options;
    const key = `link ${networkOf(caller.address)}`;
    const found = await this.#lockout.judge(key, () => credentials.findLink(tokenHash(token), now()));
    if (found === undefined) throw ActionError.of('LinkInvalid');
    return { userName: found.userName, isFirst: found.passwordHash === null, expiryTime: found.expiresAt };
  }

  /** Sets the password of the link's user, and ends the link. Throws IllegalParam, LinkInvalid, Throttling.SignIn, ServerBusy. */
  async followLink({ token, password }: FollowLink, caller: Caller): Promise<FollowedLink> {
    const { credentials, hasher, now, secondSteps, sessions } = this.#options;
    await this.describeLink(token, caller);
    await refuseCommon(password, 'password');
    return hasher.inLine(caller, async (place) => {
      const hash = await place.hash(password);
      const userName = await credentials.followLink(tokenHash(token), hash, now());
      if (userName === undefined) throw ActionError.of('LinkInvalid');
      if ((await secondSteps.of(userName)) === undefined) {
        return { userName, signedIn: await this.#open(userName, hash, caller) };
      }
      await sessions.signOut(caller.token);
      return { userName, signedIn: null };
    });
  }

  /** The name as its user has it; '' where nobody has it, and a password may stand there by mistake. */
  async knownName(userName: string): Promise<string> {
    return (await this.#options.credentials.nameOf(userName)) ?? '';
  }

  #checkSetupCode(given: string, wanted: string, caller: Caller): void {
    const key = `setup ${networkOf(caller.address)}`;
    this.#lockout.check(key);
    const [actual, expected] = [given.trim(), wanted].map((code) => createHash('sha256').update(code).digest());
    if (actual === undefined || expected === undefined || !timingSafeEqual(actual, expected)) {
      this.#lockout.failed(key);
      throw ActionError.of('SetupRefused');
    }
  }

  async #open(userName: string, passwordHash: string, caller: Caller): Promise<SignedIn> {
    const { sessions, devices } = this.#options;
    return { token: await sessions.open(userName, caller), device: devices.markFor(userName, passwordHash) };
  }
}
