import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACES, type FacePicture, onFace, projectPanorama, rayOf } from './project-panorama.ts';

const SIDE = 64;
const COLOURS = [
  [200, 0, 0],
  [0, 200, 0],
  [0, 0, 200],
  [200, 200, 0],
  [0, 200, 200],
  [200, 0, 200],
];
/** Lighter to the right, darker blue below: shows mirrored and upside-down pictures. */
const face = (paint: (x: number, y: number) => number[]): FacePicture => {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++) for (let x = 0; x < SIDE; x++) data.set(paint(x, y), (y * SIDE + x) * 4);
  return { side: SIDE, reach: 1 + 4 / SIDE, data };
};
const at = (picture: Uint8ClampedArray, width: number, u: number, v: number): number[] => {
  const start = (Math.floor((v * width) / 2) * width + Math.floor(u * width)) * 4;
  return [...picture.slice(start, start + 3)];
};

describe('six views as one picture', () => {
  it('puts north into the middle, east to the right, south to both edges, the sky above', () => {
    const picture = projectPanorama(
      COLOURS.map((rgb) => face(() => [...rgb, 255])),
      256,
      () => [0, 0, 0],
    );
    const seen = [
      [0.5, 0.5],
      [0.75, 0.5],
      [0.01, 0.5],
      [0.25, 0.5],
      [0.3, 0.02],
      [0.9, 0.98],
    ].map(([u = 0, v = 0]) => at(picture, 256, u, v));
    expect(seen).toEqual(COLOURS);
    expect(at(picture, 256, 0.99, 0.5)).toEqual(COLOURS[2]);
  });

  it('neither mirrors nor turns a view: brightness grows to the right on all four sides, and downwards from the zenith', () => {
    const right = projectPanorama(
      FACES.map(() => face((x) => [x * 4, 0, 0, 255])),
      512,
      () => [0, 0, 0],
    );
    for (const middle of [0.25, 0.5, 0.75])
      expect(at(right, 512, middle + 0.08, 0.5)[0]).toBeGreaterThan((at(right, 512, middle - 0.08, 0.5)[0] ?? 0) + 60);
    const down = projectPanorama(
      FACES.map(() => face((_, y) => [y * 4, 0, 0, 255])),
      512,
      () => [0, 0, 0],
    );
    expect(at(down, 512, 0.5, 0.6)[0]).toBeGreaterThan(at(down, 512, 0.5, 0.4)[0] ?? 255);
  });

  it('has no seam: a colour that is a function of the ray alone comes out as that function everywhere', () => {
    const reach = 1 + 4 / SIDE;
    const painted = FACES.map(({ forward, up }) => {
      const axis: [number, number, number] = [
        forward[1] * up[2] - forward[2] * up[1],
        forward[2] * up[0] - forward[0] * up[2],
        forward[0] * up[1] - forward[1] * up[0],
      ];
      return face((x, y) => {
        const [a, b] = [(((x + 0.5) / SIDE) * 2 - 1) * reach, (((y + 0.5) / SIDE) * 2 - 1) * reach];
        const ray = forward.map((f, i) => f + a * (axis[i] ?? 0) - b * (up[i] ?? 0));
        const length = Math.hypot(...ray);
        return [...ray.map((part) => 128 + (100 * part) / length), 255];
      });
    });
    const picture = projectPanorama(painted, 256, () => [0, 0, 0]);
    for (let row = 0; row < 128; row++)
      for (let column = 0; column < 256; column++) {
        const ray = rayOf(((column + 0.5) / 256 - 0.5) * 2 * Math.PI, (0.5 - (row + 0.5) / 128) * Math.PI);
        const start = (row * 256 + column) * 4;
        for (let c = 0; c < 3; c++) expect(Math.abs((picture[start + c] ?? 0) - (128 + 100 * (ray[c] ?? 0)))).toBeLessThan(2.5);
      }
  });

  it('shows the sky where nothing is drawn, and every ray lies on a view', () => {
    const picture = projectPanorama(
      FACES.map(() => face(() => [0, 0, 0, 0])),
      64,
      (up) => (up > 0 ? [10, 20, 30] : [40, 50, 60]),
    );
    expect([at(picture, 64, 0.5, 0.2), at(picture, 64, 0.5, 0.8)]).toEqual([
      [10, 20, 30],
      [40, 50, 60],
    ]);
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: -1.57, max: 1.57, noNaN: true }), (bearing, pitch) => {
        const { x, y } = onFace(rayOf(bearing, pitch));
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(1 + 1e-9);
      }),
    );
  });
});
