import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A browser in which somebody has signed in keeps a mark of that: it is not kept waiting for what others try from the same address.
 * The mark is a random id and its MAC with the user's name and stored password, so that it ends with the password, and nothing
 * has to be stored.
 */
export class KnownDevices {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  markFor(userName: string, passwordHash: string): string {
    const id = randomBytes(16).toString('base64url');
    return `${id}.${this.#mac(id, userName, passwordHash).toString('base64url')}`;
  }

  /** The device's id where the mark is one of this user; undefined for any other text. */
  idOf(mark: string | undefined, userName: string, passwordHash: string | null): string | undefined {
    const [id, mac] = (mark ?? '').split('.');
    if (id === undefined || mac === undefined || passwordHash === null) return undefined;
    const [given, expected] = [Buffer.from(mac, 'base64url'), this.#mac(id, userName, passwordHash)];
    return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
  }

  #mac(id: string, userName: string, passwordHash: string): Buffer {
    return createHmac('sha256', this.#key).update([id, userName, passwordHash].join('\n')).digest();
  }
}
