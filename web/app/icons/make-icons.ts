/**
 * Draws the icons of the home screen from `web/public/icon.svg` into `web/public/icons`. A maskable one has its picture within the middle four
 * fifths, where no launcher cuts (W3C manifest, safe zone). Run with `npx node web/app/icons/make-icons.ts` after changing the mark.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';

const OUT = 'web/public/icons';
const INDIGO = '#2D3A8C';
const svg = readFileSync('web/public/icon.svg', 'utf8');
const square = svg.replace(/rx="10" /, '');

/** @param scale of the picture within its square */
async function draw(name: string, size: number, source: string, scale = 1): Promise<void> {
  const inner = Math.round(size * scale);
  const picture = await sharp(Buffer.from(source), { density: (72 * inner) / 36 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  await sharp({ create: { width: size, height: size, channels: 4, background: scale < 1 ? INDIGO : { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([{ input: picture, gravity: 'centre' }])
    .png({ compressionLevel: 9, palette: true })
    .toFile(`${OUT}/${name}.png`);
}

mkdirSync(OUT, { recursive: true });
await draw('icon-192', 192, svg);
await draw('icon-512', 512, svg);
await draw('maskable-192', 192, square, 0.84);
await draw('maskable-512', 512, square, 0.84);
await draw('apple-touch-180', 180, square, 0.92);
