import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Session, Setup, SignIn } from '#contract/access/session.ts';
import { ActionError } from '../../domain/actionError.ts';
import { networkOf } from '../../domain/addressRanges.ts';
import type { Identity } from '../../domain/identity.ts';
import { isCommonPassword } from './commonPasswords.ts';
import { KnownDevices } from './knownDevices.ts';
import { Lockout } from './lockout.ts';
import { type Asking, dummyHash, PasswordHasher, type Place } from './passwordHasher.ts';
import { PasswordThread } from './passwordThread.ts';
import type { SessionRepository } from './sessionRepository.ts';

export const administratorName = 'admin';

const idleLimitMs = 12 * 60 * 60_000;
const ageLimitMs = 7 * 24 * 60 * 60_000;
/** Writing down each request would cost a write per read. */
const touchEveryMs = 60_000;

/** Who called: from where, as long as that waits, and whether it is this machine without a proxy in between. */
export interface Caller extends Asking {
  readonly local: boolean;
  /** The mark of the browser, where somebody has signed in there before. */
  readonly device?: string | undefined;
}

/** Who is signed in, and by which session. */
export interface SessionIdentity extends Identity {
  readonly sessionId: number;
}

/** What a browser keeps of a sign-in. */
export interface SignedIn {
  readonly token: string;
  readonly device: string;
}

export interface SessionServiceOptions {
  readonly repository: SessionRepository;
  readonly now: () => number;
  /** The one-time code that callers from other machines need for the first set-up; null where nobody does. */
  readonly setupCode: string | null;
  /** 32 bytes, by which devices are known again. */
  readonly deviceKey: Buffer;
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

export class SessionService {
  readonly #repository: SessionRepository;
  readonly #now: () => number;
  readonly #setupCode: string | null;
  readonly #lockout: Lockout;
  readonly #devices: KnownDevices;
  readonly #passwords = new PasswordThread();
  readonly #hasher = new PasswordHasher((request) => this.#passwords.derive(request));

  constructor({ repository, now, setupCode, deviceKey }: SessionServiceOptions) {
    this.#repository = repository;
    this.#now = now;
    this.#setupCode = setupCode;
    this.#lockout = new Lockout(now);
    this.#devices = new KnownDevices(deviceKey);
  }

  async describe(token: string | undefined, caller: Caller): Promise<Session> {
    const setupRequired = !(await this.#repository.hasAdministrator());
    const identity = await this.identityOf(token);
    return {
      userName: identity?.userName ?? null,
      role: identity?.role ?? null,
      seesAllRegistries: identity?.registries === 'all',
      setupRequired,
      setupCodeRequired: setupRequired && this.#setupCode !== null && !caller.local,
    };
  }

  /** Creates the administrator, once, and signs it in. Throws AlreadySetUp, SetupRefused, Throttling.SignIn, ServerBusy. */
  async setUp(setup: Setup, caller: Caller): Promise<SignedIn> {
    if (await this.#repository.hasAdministrator()) throw ActionError.of('AlreadySetUp');
    if (this.#setupCode !== null && !caller.local) this.#checkSetupCode(setup.setupCode ?? '', this.#setupCode, caller);
    await refuseCommon(setup.password);
    return this.#hasher.inLine(caller, (place) => this.#createAndSignIn(setup.password, place));
  }

  /** Creates the administrator from the environment's password, unless there is one. */
  async ensureAdministrator(password: string): Promise<void> {
    if (await this.#repository.hasAdministrator()) return;
    if (await isCommonPassword(password))
      throw new Error('MOORING_ADMIN_PASSWORD is a common password: choose another one.');
    const hash = await this.#hasher.inLine({ address: '' }, (place) => place.hash(password));
    await this.#repository.createFirstAdministrator(administratorName, hash, this.#now());
  }

  /**
   * Throws SignInRefused, Throttling.SignIn or ServerBusy. Wrong guesses keep the address waiting that they come from, or the known
   * device: never the account, or anybody could lock its owner out.
   */
  async signIn({ userName, password }: SignIn, caller: Caller): Promise<SignedIn> {
    const stored = await this.#repository.passwordOf(userName);
    const device = stored && this.#devices.idOf(caller.device, stored.userName, stored.hash);
    const key = device === undefined ? `address ${networkOf(caller.address)}` : `device ${device}`;
    this.#checkLockout(key);
    return this.#hasher.inLine(caller, async (place) => {
      // Counted before it is tried: of guesses that come all at once, most would go free otherwise.
      this.#lockout.failed(key);
      const right = await place.verify(password, stored?.hash ?? dummyHash);
      if (!right || stored === undefined) throw ActionError.of('SignInRefused');
      this.#lockout.succeeded(key);
      return this.#open(stored.userName, stored.hash);
    });
  }

  /** Sets the administrator's password; every session and known device ends with the former one. Throws IllegalParam. */
  async resetPassword(password: string): Promise<void> {
    await refuseCommon(password);
    const hash = await this.#hasher.inLine({ address: '' }, (place) => place.hash(password));
    await this.#repository.setPassword(administratorName, hash, this.#now());
  }

  async signOut(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.#repository.remove(hashToken(token));
  }

  /** The name as its user has it; '' where nobody has it, and a password may stand there by mistake. */
  async knownName(userName: string): Promise<string> {
    return (await this.#repository.nameOf(userName)) ?? '';
  }

  /** Who the token signs in; null for nobody, for a session that has run out, and for a user who is disabled. */
  async identityOf(token: string | undefined): Promise<SessionIdentity | null> {
    if (token === undefined) return null;
    const tokenHash = hashToken(token);
    const session = await this.#repository.find(tokenHash);
    if (session === undefined) return null;
    const now = this.#now();
    if (now - session.lastSeenAt > idleLimitMs || now - session.createdAt > ageLimitMs) {
      await this.#repository.remove(tokenHash);
      return null;
    }
    const identity = await this.#repository.identityOf(session.userName);
    if (identity === undefined) return null;
    if (now - session.lastSeenAt > touchEveryMs) await this.#repository.touch(tokenHash, now);
    return { ...identity, sessionId: session.id };
  }

  /** Ends the thread that hashes passwords. */
  async stop(): Promise<void> {
    await this.#passwords.close();
  }

  #checkLockout(key: string): void {
    const seconds = this.#lockout.waitSeconds(key);
    if (seconds > 0) throw ActionError.throttled('Throttling.SignIn', seconds);
  }

  #checkSetupCode(given: string, wanted: string, caller: Caller): void {
    const key = `setup ${networkOf(caller.address)}`;
    this.#checkLockout(key);
    const [actual, expected] = [given.trim(), wanted].map((code) => createHash('sha256').update(code).digest());
    if (actual === undefined || expected === undefined || !timingSafeEqual(actual, expected)) {
      this.#lockout.failed(key);
      throw ActionError.of('SetupRefused');
    }
  }

  async #createAndSignIn(password: string, place: Place): Promise<SignedIn> {
    const hash = await place.hash(password);
    const created = await this.#repository.createFirstAdministrator(administratorName, hash, this.#now());
    if (!created) throw ActionError.of('AlreadySetUp');
    return this.#open(administratorName, hash);
  }

  async #open(userName: string, passwordHash: string): Promise<SignedIn> {
    const token = randomBytes(32).toString('base64url');
    await this.#repository.removeUnseenSince(this.#now() - idleLimitMs);
    await this.#repository.insert(hashToken(token), userName, this.#now());
    return { token, device: this.#devices.markFor(userName, passwordHash) };
  }
}

async function refuseCommon(password: string): Promise<void> {
  if (await isCommonPassword(password))
    throw ActionError.illegalParam({ path: ['password'], message: 'commonPassword' });
}
