import { hash } from 'node:crypto';

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** A small seeded generator (mulberry32): the same seed gives the same sequence on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick<T>(list: readonly T[]): T {
      const item = list[between(0, list.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (probability) => next() < probability,
  };
}

/** A seed of 32 bits out of any parts, so that neighbours do not look alike. */
export function seedOf(...parts: (string | number)[]): number {
  return hash('sha256', parts.join('\u0000'), 'buffer').readUInt32LE(0);
}

/** A digest as registries write it, of nothing but these names: `sha256:` and 64 hex digits. */
export function digestOf(...parts: (string | number)[]): string {
  return `sha256:${hash('sha256', parts.join('\u0000'))}`;
}
