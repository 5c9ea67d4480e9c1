import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import { limits } from '#contract/limits.ts';
import { ActionError } from '../../domain/actionError.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import { tokenHash } from '../../secrets/tokens.ts';
import { secondStepContext } from '../../store/accessSecrets.ts';
import { Lockout } from './lockout.ts';
import type { SecondStepRepository, StoredSecondStep } from './secondStepRepository.ts';

const issuer = 'Mooring';
/** As authenticators take it that read no more than the secret: SHA-1, six digits. */
const periodSeconds = 30;
/** A clock may be one step off. */
const toleranceSeconds = periodSeconds;

/** Without letters or digits that look alike: a code is typed from paper. 24 of them are 118 bits, so that a plain hash is enough. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 6;

/** What authenticators are told to begin a second step with. */
export interface NewSecondStep {
  readonly secret: string;
  readonly uri: string;
}

interface SecondStepOptions {
  readonly repository: SecondStepRepository;
  readonly secrets: SecretBox;
  readonly now: () => number;
}

/** The second step of signing in: codes by time (TOTP), none taken twice, and recovery codes, each good once. */
export class SecondSteps {
  readonly #repository: SecondStepRepository;
  readonly #secrets: SecretBox;
  readonly #now: () => number;
  readonly #lockout: Lockout;

  constructor({ repository, secrets, now }: SecondStepOptions) {
    this.#repository = repository;
    this.#secrets = secrets;
    this.#now = now;
    this.#lockout = new Lockout(now);
  }

  /** Undefined for a user of whom none is asked. */
  async of(userName: string): Promise<StoredSecondStep | undefined> {
    const stored = await this.#repository.find(userName);
    return stored?.since === null ? undefined : stored;
  }

  /**
   * Asks for a code where the user has a second step, and uses it up. Throws SecondStepRequired where there is none, IllegalParam where it is wrong,
   * and Throttling.SignIn. Guesses keep the known device waiting that they come from, or else the user: only who has the password gets here.
   */
  async ask(userName: string, code: string | undefined, device: string | undefined): Promise<void> {
    const stored = await this.of(userName);
    if (stored === undefined) return;
    if (code === undefined) throw ActionError.of('SecondStepRequired');
    const key = device === undefined ? `user ${userName}` : `device ${device}`;
    if (!(await this.#lockout.judge(key, () => this.#use(userName, stored, plainCode(code))))) throw wrong('code');
  }

  /** Throws IllegalParam on `Password` where one is asked for already: what is on has to be taken away first. */
  async begin(userName: string): Promise<NewSecondStep> {
    const secret = generateSecret();
    if (!(await this.#repository.begin(userName, this.#secrets.seal(secret, secondStepContext(userName))))) {
      throw ActionError.illegalParam({ path: ['Password'], message: 'secondStepOn' });
    }
    return { secret, uri: generateURI({ issuer, label: userName, secret }) };
  }

  /** Asks for it from now on. Returns the recovery codes. Throws NotFound where none was begun, IllegalParam on `Code`, Throttling.SignIn. */
  async confirm(userName: string, code: string): Promise<readonly string[]> {
    const stored = await this.#repository.find(userName);
    if (stored === undefined || stored.since !== null) throw ActionError.of('NotFound');
    const codes = Array.from({ length: limits.users.recoveryCodes }, newRecoveryCode);
    const recoveryCodes = codes.map((recoveryCode) => tokenHash(plainCode(recoveryCode)));
    const isRight = await this.#lockout.judge(`begun ${userName}`, async () => {
      const step = await this.#stepOf(userName, stored, plainCode(code));
      const values = { recoveryCodes, now: this.#now() };
      return step !== null && this.#repository.confirm(userName, stored.secret, { step, ...values });
    });
    if (!isRight) throw wrong('Code');
    return codes;
  }

  remove(userName: string): Promise<void> {
    return this.#repository.remove(userName);
  }

  async #use(userName: string, stored: StoredSecondStep, code: string): Promise<boolean> {
    const step = await this.#stepOf(userName, stored, code);
    if (step !== null) return this.#repository.takeStep(userName, step);
    return this.#repository.takeRecoveryCode(userName, tokenHash(code));
  }

  /** The time step of a code that is good and later than the last; null for any other. */
  async #stepOf(userName: string, { secret, lastStep }: StoredSecondStep, code: string): Promise<number | null> {
    const opened = this.#open(userName, secret);
    if (opened === null || !/^\d{6}$/.test(code)) return null;
    const epoch = Math.floor(this.#now() / 1_000);
    const result = await verify({ secret: opened, token: code, epoch, epochTolerance: toleranceSeconds });
    if (!result.valid) return null;
    const step = Math.floor(epoch / periodSeconds) + result.delta;
    return lastStep !== null && step <= lastStep ? null : step;
  }

  /** Null where it was sealed with a key that was lost since: then recovery codes are left, and an administrator. */
  #open(userName: string, sealed: string): string | null {
    try {
      return this.#secrets.open(sealed, secondStepContext(userName));
    } catch {
      return null;
    }
  }
}

function newRecoveryCode(): string {
  const letter = () => alphabet[randomInt(alphabet.length)];
  const group = () => Array.from({ length: groupLength }, letter).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** As it was made: blanks and hyphens are for reading. */
function plainCode(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toLowerCase();
}

function wrong(field: string): ActionError {
  return ActionError.illegalParam({ path: [field], message: 'wrongCode' });
}
