import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import { limits } from '#contract/limits.ts';
import { WriteBehind } from '../../concurrency/writeBehind.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { ActionError } from '../../domain/actionError.ts';
import { isInRanges } from '../../domain/addressRanges.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import { accessKeyContext } from '../../store/accessSecrets.ts';
import type { AccessKeyRepository, StoredAccessKey } from './accessKeyRepository.ts';

/** Whose script calls, and what it may do. */
export interface KeyHolder {
  readonly accessKeyId: string;
  readonly identity: Identity;
  readonly center: Center;
  readonly isReadOnly: boolean;
}

/** What a signature is checked by. */
export interface SigningKey {
  readonly key: StoredAccessKey;
  readonly secret: string;
}

interface NewKey {
  readonly AccessKeyId: string;
  readonly AccessKeySecret: string;
}

type Settings = Pick<StoredAccessKey, 'name' | 'read_only' | 'addresses' | 'expires_at'>;

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Tells a key of ours from one of the cloud's, which begins with LTAI. */
const idPrefix = 'MRNG';
const idLength = 24;
/** 238 bits. */
const secretLength = 40;
/** Writing down each call would cost a write per read. */
const touchEveryMs = 60_000;

interface AccessKeyServiceOptions {
  readonly repository: AccessKeyRepository;
  readonly secrets: SecretBox;
  readonly now: () => number;
  readonly log: Logger;
}

/** Keys with which scripts sign their calls. Their secrets are sealed, as both kinds of signature need them as they are. */
export class AccessKeyService {
  readonly #repository: AccessKeyRepository;
  readonly #secrets: SecretBox;
  readonly #now: () => number;
  readonly #used: WriteBehind<string>;

  constructor({ repository, secrets, now, log }: AccessKeyServiceOptions) {
    this.#repository = repository;
    this.#secrets = secrets;
    this.#now = now;
    this.#used = new WriteBehind(log, 'that an access key was used could not be written');
  }

  /** Throws IllegalParam where the user has as many as may be, or where it would have expired already. */
  async create(
    userName: string,
    center: Center,
    { Name, ReadOnly = false, Addresses = [], ExpiryTime = null }: ParsedRequestOf<'CreateAccessKey'>,
  ): Promise<NewKey> {
    this.#checkExpiry(ExpiryTime);
    const settings = { name: Name, read_only: Number(ReadOnly), addresses: JSON.stringify(Addresses) };
    return this.#insert(userName, center, { ...settings, expires_at: ExpiryTime });
  }

  ofUser(userName: string): Promise<StoredAccessKey[]> {
    return this.#repository.ofUser(userName);
  }

  /** A second key like the first, which stays as it is. */
  async rotate(userName: string, accessKeyId: string): Promise<NewKey> {
    const key = await this.#repository.find(accessKeyId);
    if (key === undefined || key.user_name !== userName) throw ActionError.of('NotFound');
    this.#checkExpiry(key.expires_at);
    return this.#insert(userName, key.center, key);
  }

  async modify(userName: string, { AccessKeyId, ...given }: ParsedRequestOf<'ModifyAccessKey'>): Promise<void> {
    const { Name, ReadOnly, Addresses, ExpiryTime, Disabled } = given;
    if (ExpiryTime !== undefined) this.#checkExpiry(ExpiryTime);
    const changed = await this.#repository.update(AccessKeyId, userName, {
      ...(Name === undefined ? {} : { name: Name }),
      ...(ReadOnly === undefined ? {} : { read_only: Number(ReadOnly) }),
      ...(Addresses === undefined ? {} : { addresses: JSON.stringify(Addresses) }),
      ...(ExpiryTime === undefined ? {} : { expires_at: ExpiryTime }),
      ...(Disabled === undefined ? {} : { disabled_at: Disabled ? this.#now() : null }),
    });
    if (!changed) throw ActionError.of('NotFound');
  }

  async remove(userName: string, accessKeyId: string): Promise<void> {
    if (!(await this.#repository.remove(accessKeyId, userName))) throw ActionError.of('NotFound');
  }

  /**
   * The key that a call names, with its secret. Throws InvalidAccessKeyId.NotFound or .Inactive. That it is there says nothing yet: it is taken
   * once the signature is right and `admit` has said so.
   */
  async find(accessKeyId: string): Promise<SigningKey> {
    const key = await this.#repository.find(accessKeyId);
    if (key === undefined) throw ActionError.of('InvalidAccessKeyId.NotFound');
    return { key, secret: this.#secretOf(key) };
  }

  /** Who calls from there with a key that has signed. Throws InvalidAccessKeyId.Inactive, NoPermission.KeyAddress. */
  async admit({ key }: SigningKey, address: string): Promise<KeyHolder> {
    const now = this.#now();
    const identity = await this.#repository.identityOf(key.user_name);
    const isActive = key.disabled_at === null && (key.expires_at === null || key.expires_at > now);
    if (identity === undefined || !isActive) {
      throw ActionError.of('InvalidAccessKeyId.Inactive');
    }
    const allowed: readonly string[] = JSON.parse(key.addresses);
    if (allowed.length > 0 && !isInRanges(address, allowed))
      throw ActionError.told('NoPermission.KeyAddress', { address });
    if (now - (key.last_used_at ?? 0) > touchEveryMs) {
      this.#used.note(key.id, () => this.#repository.touch(key.id, now, address));
    }
    return { accessKeyId: key.id, identity, center: key.center, isReadOnly: key.read_only === 1 };
  }

  /** Who holds a key, for what was given to it before and needs no signature any more. Throws what `find` and `admit` throw. */
  async holderOf(accessKeyId: string, address: string): Promise<KeyHolder> {
    return this.admit(await this.find(accessKeyId), address);
  }

  /** Throws InvalidAccessKeyId.Inactive where it was sealed with a key that was lost since: nobody can sign with it any more. */
  #secretOf({ id, secret_sealed }: StoredAccessKey): string {
    try {
      return this.#secrets.open(secret_sealed, accessKeyContext(id));
    } catch {
      throw ActionError.of('InvalidAccessKeyId.Inactive');
    }
  }

  #checkExpiry(expiresAt: number | null): void {
    if (expiresAt === null || expiresAt > this.#now()) return;
    throw ActionError.illegalParam({ path: ['ExpiryTime'], message: 'notInFuture' });
  }

  async #insert(userName: string, center: Center, settings: Settings): Promise<NewKey> {
    const id = idPrefix + randomText(idLength - idPrefix.length);
    const secret = randomText(secretLength);
    const { name, read_only, addresses, expires_at } = settings;
    const key = { id, user_name: userName, center, created_at: this.#now(), name, read_only, addresses, expires_at };
    const seal = () => this.#secrets.seal(secret, accessKeyContext(id));
    const inserted = await this.#repository.insert(key, seal, limits.accessKeys.most);
    if (!inserted) throw ActionError.illegalParam({ path: ['Name'], message: 'tooManyKeys' });
    return { AccessKeyId: id, AccessKeySecret: secret };
  }
}

function randomText(length: number): string {
  return Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
}
