import { ActionError } from '../../domain/actionError.ts';
import { isCommonPassword, refuseCommon } from './commonPasswords.ts';
import type { CredentialRepository } from './credentialRepository.ts';
import type { PasswordHasher, Place } from './passwordHasher.ts';

/** The first user's, who is there before anybody can be invited. */
export const administratorName = 'admin';

interface AdministratorOptions {
  readonly credentials: CredentialRepository;
  readonly hasher: PasswordHasher;
  readonly now: () => number;
}

/** The local administrator: made by the first visit or the environment, and a way in that stays. */
export class Administrator {
  readonly #credentials: CredentialRepository;
  readonly #hasher: PasswordHasher;
  readonly #now: () => number;

  constructor({ credentials, hasher, now }: AdministratorOptions) {
    this.#credentials = credentials;
    this.#hasher = hasher;
    this.#now = now;
  }

  isThere(): Promise<boolean> {
    return this.#credentials.hasUsers();
  }

  /** Throws AlreadySetUp. Returns the hash that is stored. */
  async create(password: string, place: Place): Promise<string> {
    const hash = await place.hash(password);
    const created = await this.#credentials.createFirst(administratorName, hash, this.#now());
    if (!created) throw ActionError.of('AlreadySetUp');
    return hash;
  }

  /** Creates the administrator from the environment's password, unless there is one. */
  async ensure(password: string): Promise<void> {
    if (await this.isThere()) return;
    if (await isCommonPassword(password))
      throw new Error('MOORING_ADMIN_PASSWORD is a common password: choose another one.');
    await this.#hasher.inLine({ address: '' }, (place) => this.create(password, place));
  }

  /** Sets the password, by which alone they come in from now on: sessions, known devices, links and the second step end. Throws IllegalParam. */
  async reset(password: string): Promise<void> {
    await refuseCommon(password, 'password');
    const hash = await this.#hasher.inLine({ address: '' }, (place) => place.hash(password));
    await this.#credentials.reset(administratorName, hash, this.#now());
  }
}
