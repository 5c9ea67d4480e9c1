import { derivedKey } from './derivedKey.ts';
import { decrypt, encrypt, unboundMark, withoutKeyMark } from './seal.ts';
import type { SecretBox } from './secretBox.ts';

/** A key of 32 bytes, with the mark that stands before what it sealed. */
interface SealingKey {
  readonly bytes: Buffer;
  readonly mark: string;
}

/**
 * The key that seals, and former ones that still open until all is sealed anew. A sealed text says which key it is of,
 * `v3.key.nonce.tag.ciphertext`, so that what is left to seal can be looked for. A running server's ring is given other keys while it works.
 */
export class KeyRing implements SecretBox {
  #current: SealingKey;
  #former: readonly SealingKey[];

  constructor(current: Buffer, former: readonly Buffer[] = []) {
    this.#current = sealingKey(current);
    this.#former = former.map(sealingKey);
  }

  /** From now on seals with another key. Who has sealed a text before hands it to the database in the same turn, or seals it within its transaction. */
  replace(current: Buffer, former: readonly Buffer[]): void {
    this.#current = sealingKey(current);
    this.#former = former.map(sealingKey);
  }

  get current(): Buffer {
    return this.#current.bytes;
  }

  get former(): readonly Buffer[] {
    return this.#former.map(({ bytes }) => bytes);
  }

  /** What texts begin with that the present key has sealed. */
  get mark(): string {
    return this.#current.mark;
  }

  seal(plain: string, context: string): string {
    return this.#current.mark + encrypt(this.#current.bytes, plain, context);
  }

  open(sealed: string, context: string): string {
    if (sealed.startsWith(withoutKeyMark)) return this.#openWithAny(sealed.slice(withoutKeyMark.length), context);
    const key = this.#keys.find(({ mark }) => sealed.startsWith(mark));
    if (key === undefined) throw new Error('This is sealed with no key that is known.');
    return decrypt(key.bytes, sealed.slice(key.mark.length), context);
  }

  /** Opens what an earlier version has sealed for a purpose. Nothing but the step that seals it anew may: such a text opens in any row. */
  openEarlier(sealed: string, purpose: string): string {
    if (!sealed.startsWith(unboundMark)) throw new Error('This is not sealed by an earlier version.');
    return this.#openWithAny(sealed.slice(unboundMark.length), purpose);
  }

  get #keys(): readonly SealingKey[] {
    return [this.#current, ...this.#former];
  }

  #openWithAny(encrypted: string, context: string): string {
    let refused: unknown;
    for (const { bytes } of this.#keys) {
      try {
        return decrypt(bytes, encrypted, context);
      } catch (error) {
        refused = error;
      }
    }
    throw refused;
  }
}

/** The id tells keys apart, and nothing of a key. */
function sealingKey(bytes: Buffer): SealingKey {
  const id = derivedKey(bytes, 'key id').toString('base64url').slice(0, 8);
  return { bytes, mark: `v3.${id}.` };
}
