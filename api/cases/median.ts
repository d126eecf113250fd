const at = (values: Float64Array, i: number) => values[i] ?? 0;

/** Brings the value of rank `k` (from 0) to its place, smaller ones before it: Hoare's selection, in time that grows with their number alone. */
function select(values: Float64Array, k: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = at(values, (from + to) >> 1);
    let [i, j] = [from, to];
    while (i <= j) {
      while (at(values, i) < pivot) i++;
      while (at(values, j) > pivot) j--;
      if (i > j) break;
      const swapped = at(values, i);
      values[i++] = at(values, j);
      values[j--] = swapped;
    }
    if (k <= j) to = j;
    else if (k >= i) from = i;
    else break;
  }
  return at(values, k);
}

/** The exact median; of an even number the mean of the two in the middle. Their order is lost. */
export function median(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = select(values, middle);
  if (values.length % 2) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) lower = Math.max(lower, at(values, i));
  return (lower + upper) / 2;
}
