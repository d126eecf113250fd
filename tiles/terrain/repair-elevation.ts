/** What was wrong with a grid of heights. */
export interface Repairs {
  /** Samples without a value in the source. */
  voids: number;
  /** Samples taken for radar artefacts. */
  spikes: number;
}

/** Metres below everything around: radar pits over water; real sinkholes on a 30-90 m grid are shallower. */
const PIT = 15;
/** Metres above everything around: lone towers of noise; karst towers are wider than one sample. */
const NEEDLE = 80;

/** Marks pits (against rings 3 and 5 samples away) and needles (against the 8 neighbours) as NaN, then fills all NaN. In place. */
export function repairElevation(values: Float32Array, width: number, height: number): Repairs {
  let voids = 0;
  for (const v of values) if (Number.isNaN(v)) voids++;
  const spikes: number[] = [];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const v = values[row * width + column] ?? NaN;
      if (Number.isNaN(v)) continue;
      const pit = [3, 5].some((r) => v < ring(values, width, height, column, row, r).min - PIT);
      if (pit || v > ring(values, width, height, column, row, 1).max + NEEDLE) spikes.push(row * width + column);
    }
  for (const at of spikes) values[at] = NaN;
  if (voids + spikes.length > 0) fill(values, width, height);
  return { voids, spikes: spikes.length };
}

/** Lowest and highest known value exactly `r` samples away (square ring); infinite where the ring leaves the grid or is unknown. */
function ring(values: Float32Array, width: number, height: number, column: number, row: number, r: number): { min: number; max: number } {
  if (column < r || row < r || column + r >= width || row + r >= height) return { min: -Infinity, max: Infinity };
  let min = Infinity;
  let max = -Infinity;
  const see = (at: number) => {
    const v = values[at] ?? NaN;
    if (v < min) min = v;
    if (v > max) max = v;
  };
  for (let d = -r; d <= r; d++) {
    see((row - r) * width + column + d);
    see((row + r) * width + column + d);
    see((row + d) * width + column - r);
    see((row + d) * width + column + r);
  }
  return min <= max ? { min, max } : { min: -Infinity, max: Infinity };
}

/** Grows known values into the unknown ones ring by ring, then relaxes the filled ones towards a membrane. */
function fill(values: Float32Array, width: number, height: number): void {
  const unknown = [...values.keys()].filter((at) => Number.isNaN(values[at] ?? NaN));
  if (unknown.length === values.length) return void values.fill(0);
  let rest = unknown;
  while (rest.length > 0) {
    const found = rest.map((at) => [at, neighbourMean(values, width, height, at)] as const);
    for (const [at, mean] of found) values[at] = mean;
    rest = found.filter(([, mean]) => Number.isNaN(mean)).map(([at]) => at);
  }
  for (let pass = 0; pass < 30; pass++) for (const at of unknown) values[at] = neighbourMean(values, width, height, at);
}

function neighbourMean(values: Float32Array, width: number, height: number, at: number): number {
  const column = at % width;
  const row = (at - column) / width;
  let sum = 0;
  let count = 0;
  for (let dr = -1; dr <= 1; dr++)
    for (let dc = -1; dc <= 1; dc++) {
      if ((dr === 0 && dc === 0) || row + dr < 0 || row + dr >= height || column + dc < 0 || column + dc >= width) continue;
      const v = values[at + dr * width + dc] ?? NaN;
      if (Number.isNaN(v)) continue;
      sum += v;
      count++;
    }
  return count > 0 ? sum / count : NaN;
}
