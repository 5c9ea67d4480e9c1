import type { Account } from '#contract/access/account.ts';
import type { Identity } from '../../domain/access/identity.ts';
import type { SignedIn } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import { newToken, tokenHash } from '../../secrets/tokens.ts';
import { refuseCommon } from '../session/commonPasswords.ts';
import type { CredentialRepository } from '../session/credentialRepository.ts';
import type { KnownDevices } from '../session/knownDevices.ts';
import { Lockout } from '../session/lockout.ts';
import { dummyHash, type PasswordHasher, type Place } from '../session/passwordHasher.ts';
import type { NewSecondStep, SecondSteps } from '../session/secondSteps.ts';
import type { AccountRepository } from './accountRepository.ts';

interface AccountServiceOptions {
  readonly repository: AccountRepository;
  readonly credentials: CredentialRepository;
  readonly secondSteps: SecondSteps;
  readonly hasher: PasswordHasher;
  readonly devices: KnownDevices;
  readonly now: () => number;
}

/** Who asks, from where. */
interface Owner {
  readonly userName: string;
  readonly address: string;
}

/** Changes of the signed-in user's own password and second step. Each needs the password, so an unattended session cannot make it. */
export class AccountService {
  readonly #options: AccountServiceOptions;
  readonly #lockout: Lockout;

  constructor(options: AccountServiceOptions) {
    this.#options = options;
    this.#lockout = new Lockout(options.now);
  }

  async describe({ userName, role, registries }: Identity): Promise<Account> {
    const { repository, secondSteps } = this.#options;
    const { hasPassword, isSingleSignOn } = await repository.find(userName);
    const secondStep = await secondSteps.of(userName);
    return {
      UserName: userName,
      Role: role,
      Registries: registries === 'all' ? null : await repository.registries(registries),
      HasPassword: hasPassword,
      SingleSignOn: isSingleSignOn,
      SecondStep: secondStep !== undefined,
      RecoveryCodesLeft: secondStep?.recoveryCodes.length ?? 0,
    };
  }

  /** All other sessions end; that one goes on by what is returned. Throws IllegalParam, Throttling.SignIn, ServerBusy, NotSignedIn. */
  async changePassword(
    owner: Owner,
    sessionId: number,
    { Password, NewPassword }: { readonly Password: string; readonly NewPassword: string },
  ): Promise<SignedIn> {
    const { credentials, devices } = this.#options;
    await refuseCommon(NewPassword, 'NewPassword');
    return this.#proven(owner, Password, async (place) => {
      const hash = await place.hash(NewPassword);
      const token = newToken();
      const session = { id: sessionId, tokenHash: tokenHash(token) };
      if (!(await credentials.changePassword(owner.userName, hash, session))) throw ActionError.of('NotSignedIn');
      return { token, device: devices.markFor(owner.userName, hash) };
    });
  }

  /** Throws IllegalParam, Throttling.SignIn, ServerBusy. */
  beginSecondStep(owner: Owner, password: string): Promise<NewSecondStep> {
    return this.#proven(owner, password, () => this.#options.secondSteps.begin(owner.userName));
  }

  /** Throws IllegalParam, Throttling.SignIn, ServerBusy. */
  removeSecondStep(owner: Owner, password: string): Promise<void> {
    return this.#proven(owner, password, () => this.#options.secondSteps.remove(owner.userName));
  }

  /** Acts for whoever knows the password. Wrong guesses keep the user waiting here, and nowhere else: who is not signed in as they makes none. */
  async #proven<Result>(
    { userName, address }: Owner,
    password: string,
    act: (place: Place) => Promise<Result>,
  ): Promise<Result> {
    const { credentials, hasher } = this.#options;
    this.#lockout.check(userName);
    return hasher.inLine({ address }, async (place) => {
      const stored = (await credentials.find(userName))?.passwordHash ?? dummyHash;
      if (!(await this.#lockout.judge(userName, () => place.verify(password, stored)))) {
        throw ActionError.illegalParam({ path: ['Password'], message: 'wrongPassword' });
      }
      return act(place);
    });
  }
}
