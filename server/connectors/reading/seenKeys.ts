import { hash } from 'node:crypto';

/** Slots to begin with: most lists are short. */
const firstSlots = 64;

/**
 * Which keys were there before, in 16 to 32 bytes for each however long they are: a list of a million elements must not be
 * kept in memory for the sake of one that comes twice. Two different keys are taken for the same with a chance of 1 in 10^7.
 */
export class SeenKeys {
  /** Two words of a key's hash to a slot, open addressing; both are 0 where it is free. */
  #words = new Uint32Array(2 * firstSlots);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the key is a new one. */
  add(key: string): boolean {
    const digest = hash('sha1', key, 'buffer');
    const first = digest.readUInt32LE(0);
    const second = digest.readUInt32LE(4) || 1;
    if (!this.#put(first, second)) return false;
    this.#size += 1;
    if (this.#size * 4 > this.#words.length) this.#grow();
    return true;
  }

  #put(first: number, second: number): boolean {
    const words = this.#words;
    for (let at = (2 * first) % words.length; ; at = (at + 2) % words.length) {
      if (words[at] === first && words[at + 1] === second) return false;
      if (words[at + 1] !== 0) continue;
      words[at] = first;
      words[at + 1] = second;
      return true;
    }
  }

  #grow(): void {
    const old = this.#words;
    this.#words = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const [first = 0, second = 0] = old.subarray(at, at + 2);
      if (second !== 0) this.#put(first, second);
    }
  }
}
