import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { hashDistance, pictureHash, SAME_WITHIN } from './picture-hash.ts';

/** A street as a drawing: sky, houses, road, a hole, each from a seed. */
async function scene(seed: number): Promise<Buffer> {
  let state = seed * 2654435761;
  const next = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const colour = () => `rgb(${next(255)},${next(255)},${next(255)})`;
  const shapes = Array.from({ length: 24 }, () =>
    next(2) === 0
      ? `<rect x="${next(1200)}" y="${next(900)}" width="${60 + next(500)}" height="${60 + next(400)}" fill="${colour()}"/>`
      : `<circle cx="${next(1200)}" cy="${next(900)}" r="${30 + next(220)}" fill="${colour()}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${colour()}"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}
const hashOf = async (bytes: Buffer) => {
  const hash = await pictureHash(bytes);
  if (hash === null) throw new Error('too plain');
  return hash;
};
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('the perceptual hash of a photo', () => {
  it.each([
    ['re-encoded', (image: Sharp) => image.jpeg({ quality: 35 })],
    ['as WebP', (image: Sharp) => image.webp({ quality: 50 })],
    ['scaled', (image: Sharp) => image.resize(320, 240).jpeg()],
    ['slightly cropped', (image: Sharp) => image.extract({ left: 18, top: 14, width: 1164, height: 872 }).jpeg()],
    ['brighter', (image: Sharp) => image.modulate({ brightness: 1.15 }).jpeg()],
  ])('stays near when it is %s', async (_, change) => {
    for (const seed of seeds) {
      const bytes = await scene(seed);
      const other = await change(sharp(bytes)).toBuffer();
      expect(hashDistance(await hashOf(bytes), await hashOf(other)), `picture ${seed}`).toBeLessThanOrEqual(SAME_WITHIN);
    }
  });
  it('of different pictures is far', async () => {
    const hashes = await Promise.all(seeds.map(async (seed) => hashOf(await scene(seed))));
    for (const [i, a] of hashes.entries()) for (const b of hashes.slice(i + 1)) expect(hashDistance(a, b)).toBeGreaterThan(SAME_WITHIN);
  });
  it('is not made of a picture with nothing on it', async () => {
    const wall = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#888' } })
      .png()
      .toBuffer();
    expect(await pictureHash(wall)).toBeNull();
    const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
    const grain = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#888', noise } })
      .jpeg()
      .toBuffer();
    expect(await pictureHash(grain)).toBeNull();
  });
});
