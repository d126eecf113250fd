/** A steady stream of numbers in [0, 1): mulberry32. Equal seeds make equal trees. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A steady number in [-1, 1] for a place in space. */
export function noise3(x: number, y: number, z: number): number {
  const smooth = (t: number) => t * t * (3 - 2 * t);
  const [ix, iy, iz] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [fx, fy, fz] = [smooth(x - ix), smooth(y - iy), smooth(z - iz)];
  const corner = (i: number, j: number, k: number) => {
    let h = Math.imul(ix + i, 374761393) ^ Math.imul(iy + j, 668265263) ^ Math.imul(iz + k, 2147483647);
    h = Math.imul(h ^ (h >>> 13), 1274126177);
    return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1;
  };
  const along = (j: number, k: number) => corner(0, j, k) * (1 - fx) + corner(1, j, k) * fx;
  const plane = (k: number) => along(0, k) * (1 - fy) + along(1, k) * fy;
  return plane(0) * (1 - fz) + plane(1) * fz;
}
