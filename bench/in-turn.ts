/** Milliseconds over all pieces of work. */
export interface Times {
  p50: number;
  p99: number;
}

/**
 * Several ways to do the same pieces of work, each piece by every way in turn, round after round. A piece counts with the median of its rounds: so
 * what the machine does besides falls on no way alone, and p99 tells of the hardest pieces instead of the garbage collector.
 * @param warm rounds before, not counted
 */
export async function inTurn(
  pieces: number,
  { rounds, warm = 1, now = () => performance.now() }: { rounds: number; warm?: number; now?: () => number },
  ways: readonly ((piece: number) => unknown)[],
): Promise<Times[]> {
  const taken = ways.map(() => Array.from({ length: pieces }, () => new Float64Array(rounds)));
  for (let round = -warm; round < rounds; round++)
    for (let piece = 0; piece < pieces; piece++)
      for (const [way, work] of ways.entries()) {
        const from = now();
        const done = work(piece);
        if (done instanceof Promise) await done;
        const row = taken[way]?.[piece];
        if (row && round >= 0) row[round] = now() - from;
      }
  return taken.map((rows) => {
    const medians = rows.map((row) => row.sort()[rounds >> 1] ?? 0).sort((a, b) => a - b);
    const at = (q: number) => medians[Math.min(pieces - 1, Math.floor(pieces * q))] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  });
}
