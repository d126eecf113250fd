/** A seeded source of numbers; the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Whole number in [low, high], both included. */
  whole(low: number, high: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** Mixes integers into one 32-bit hash (murmur3's finaliser). */
export function hash32(a: number, b = 0, c = 0): number {
  let h = Math.imul(a | 0, 0x85ebca6b) ^ Math.imul((b | 0) + 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul((c | 0) + 0x165667b1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * sfc32 (Chris Doty-Humphrey's small fast counter): passes PractRand, four words of state.
 * `stream` separates the parts of the city, so that a change in one does not reshuffle the others.
 */
export function createRandom(seed: number, stream: number): Random {
  let a = hash32(seed, stream, 1);
  let b = hash32(seed, stream, 2);
  let c = hash32(seed, stream, 3);
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (p) => next() < p,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
  };
}
