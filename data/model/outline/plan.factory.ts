type At = readonly [x: number, z: number];

/** Two wings round a corner: its box has 900 square units, the L 500. */
export const L_PLAN: readonly At[] = [
  [0, 0],
  [30, 0],
  [30, 10],
  [10, 10],
  [10, 30],
  [0, 30],
];

/** Upright walls along a ring, two triangles each: x, y, z of their corners. */
export const walls = (ring: readonly At[], [from, to]: readonly [number, number] = [0, 10]): number[] =>
  ring.flatMap(([x, z], i) => {
    const [u, v] = ring[(i + 1) % ring.length] ?? [x, z];
    return [x, from, z, u, from, v, u, to, v, x, from, z, u, to, v, x, to, z];
  });
