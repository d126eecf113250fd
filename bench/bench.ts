/** What a bench answers: every file below bench/ named `x.bench.ts` exports `bench(): Promise<BenchResult>`. */
export interface BenchRow {
  what: string;
  value: number;
  unit: string;
  note?: string;
  /** What the figure has to be at most or at least; rows without one inform. */
  target?: Target;
}
export type Target = { atMost: number } | { atLeast: number };

export interface BenchResult {
  title: string;
  rows: BenchRow[];
}

/** A result as it is kept, with the circumstances that it was measured in. */
export interface KeptResult extends BenchResult {
  name: string;
  /** ISO 8601. */
  date: string;
  /** Load average over one minute when it began: other work on the machine makes figures worse. */
  load: number;
  seconds: number;
}

export const isMet = (value: number, target: Target): boolean => ('atMost' in target ? value <= target.atMost : value >= target.atLeast);
