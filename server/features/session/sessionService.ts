import type { Logger } from 'pino';
import { limits } from '#contract/limits.ts';
import { WriteBehind } from '../../concurrency/writeBehind.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { escapeControls } from '../../domain/escapeControls.ts';
import { newToken, tokenHash } from '../../secrets/tokens.ts';
import type { Asking } from './passwordHasher.ts';
import type { ListedSession, SeenFrom, SessionRepository } from './sessionRepository.ts';

/** Writing down each request would cost a write per read. */
const touchEveryMs = 60_000;
const longestDevice = 200;

/** Who called: from where, as long as that waits, and whether it is this machine without a proxy in between. */
export interface Caller extends Asking {
  readonly local: boolean;
  /** The mark of the browser, where somebody has signed in there before. */
  readonly device?: string | undefined;
  /** What the browser says of itself. */
  readonly userAgent?: string | undefined;
  /** Of the session that the browser has. */
  readonly token?: string | undefined;
  /** A page asks by itself, without anybody having done something. */
  readonly unattended?: boolean;
}

/** Who is signed in, and by which session. */
export interface SessionIdentity extends Identity {
  readonly sessionId: number;
}

/** Where people are signed in. A session ends when it was not used for long, and some days after the sign-in in any case. */
export class SessionService {
  readonly #repository: SessionRepository;
  readonly #now: () => number;
  readonly #seen: WriteBehind<number>;

  constructor(repository: SessionRepository, now: () => number, log: Logger) {
    this.#repository = repository;
    this.#now = now;
    this.#seen = new WriteBehind(log, 'that a session was used could not be written');
  }

  /** Opens a session of somebody who has shown who they are; the one that the browser had ends. Returns its token. */
  async open(userName: string, caller: Caller): Promise<string> {
    const token = newToken();
    const now = this.#now();
    const formerHash = caller.token === undefined ? null : tokenHash(caller.token);
    await this.#repository.removeEnded(limits.sessions, now);
    await this.#repository.insert({ userName, tokenHash: tokenHash(token), formerHash, ...seenFrom(caller) }, now);
    return token;
  }

  async signOut(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.#repository.remove(tokenHash(token));
  }

  /**
   * Who is signed in by the caller's token; null for nobody, for a session that has run out, and for a user who is disabled. What a page
   * asks by itself does not keep a session going.
   */
  async identityOf({ token, unattended = false, ...caller }: Caller): Promise<SessionIdentity | null> {
    if (token === undefined) return null;
    const session = await this.#repository.find(tokenHash(token));
    if (session === undefined) return null;
    const now = this.#now();
    if (now - session.lastSeenAt > limits.sessions.idleMs || now - session.createdAt > limits.sessions.ageMs) {
      await this.signOut(token);
      return null;
    }
    const identity = await this.#repository.identityOf(session.userName);
    if (identity === undefined) return null;
    if (!unattended && now - session.lastSeenAt > touchEveryMs) {
      this.#seen.note(session.id, () => this.#repository.touch(session.id, seenFrom(caller), now));
    }
    return { ...identity, sessionId: session.id };
  }

  /** Those that have not run out, the one seen last first. */
  async ofUser(userName: string): Promise<ListedSession[]> {
    await this.#repository.removeEnded(limits.sessions, this.#now());
    return this.#repository.ofUser(userName);
  }

  /** False where the user has no such session. */
  end(userName: string, sessionId: number): Promise<boolean> {
    return this.#repository.removeOf(userName, sessionId);
  }

  /** Ends all of a user's sessions but one; returns how many. */
  endOthers(userName: string, keptId: number): Promise<number> {
    return this.#repository.removeOthers(userName, keptId);
  }
}

/** A browser's word of itself is anybody's text. */
function seenFrom({ address, userAgent = '' }: Pick<Caller, 'address' | 'userAgent'>): SeenFrom {
  return { address, device: escapeControls(userAgent.slice(0, longestDevice)).slice(0, longestDevice) };
}
