import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { limits } from '#contract/limits.ts';
import { newToken, tokenHash } from '../../secrets/tokens.ts';
import type { NewLink, UserRepository } from './userRepository.ts';

/** A link that was made: what it carries is told once. */
interface MadeLink {
  readonly LinkToken: string;
  readonly ExpiryTime: number;
}

/** Who may come in. */
export class UserService {
  readonly #repository: UserRepository;
  readonly #now: () => number;

  constructor(repository: UserRepository, now: () => number) {
    this.#repository = repository;
    this.#now = now;
  }

  /** Throws IllegalParam. */
  async create({ UserName, Role, RegistryIds }: ParsedRequestOf<'CreateUser'>): Promise<MadeLink> {
    return this.#linked((link) => this.#repository.create(UserName, { role: Role, registryIds: RegistryIds }, link));
  }

  /** Throws NotFound, LastAdministrator, IllegalParam. */
  modify({ UserName, Role, RegistryIds, Disabled, SecondStep }: ParsedRequestOf<'ModifyUser'>): Promise<void> {
    const changes = {
      role: Role,
      registryIds: RegistryIds,
      disabled: Disabled,
      withoutSecondStep: SecondStep === false,
    };
    return this.#repository.change(UserName, changes, this.#now());
  }

  /** Throws NotFound, IllegalParam. */
  createLink(userName: string): Promise<MadeLink> {
    return this.#linked((link) => this.#repository.replaceLink(userName, link));
  }

  async #linked(store: (link: NewLink) => Promise<void>): Promise<MadeLink> {
    const token = newToken();
    const createdAt = this.#now();
    const expiresAt = createdAt + limits.users.linkMs;
    await store({ tokenHash: tokenHash(token), createdAt, expiresAt });
    return { LinkToken: token, ExpiryTime: expiresAt };
  }
}
