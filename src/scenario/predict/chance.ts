/**
 * Chance that can be had again: the same seed gives the same choices on every machine. Lehmer's generator with the
 * multiplier 48271; the product stays below 2^47, so plain numbers hold it exactly.
 */
const MODULUS = 2_147_483_647;
const MULTIPLIER = 48_271;

export interface Chance {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Any whole number is a seed; those that differ by a multiple of 2^31 - 2 are the same one. */
export function openChance(seed: number): Chance {
  const first = Math.abs(Math.trunc(seed)) % (MODULUS - 1);
  let state = first + 1;
  // Neighbouring seeds begin alike: a few rounds part them.
  for (let round = 0; round < 4; round++) state = (state * MULTIPLIER) % MODULUS;
  const below = (n: number): number => {
    state = (state * MULTIPLIER) % MODULUS;
    return Math.floor(((state - 1) / (MODULUS - 1)) * n);
  };
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    shuffled(list) {
      const out = [...list];
      for (let last = out.length - 1; last > 0; last--) {
        const other = below(last + 1);
        const [moved] = out.splice(other, 1, ...out.slice(last, last + 1));
        if (moved !== undefined) out[last] = moved;
      }
      return out;
    },
  };
}

/** A number for a text, the same on every machine: a seed, or a part of one. */
export function seedOf(text: string, seed = 0): number {
  let out = Math.abs(Math.trunc(seed)) % MODULUS;
  for (let at = 0; at < text.length; at++) out = (out * 131 + text.charCodeAt(at)) % MODULUS;
  return out;
}
