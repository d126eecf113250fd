/** Counts of what was repaired, skipped or simplified, by code. */
export class Tally {
  readonly counts = new Map<string, number>();

  add(code: string, count = 1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + count);
  }

  merge(entries: Iterable<readonly [string, number]>): void {
    for (const [code, count] of entries) this.add(code, count);
  }
}
