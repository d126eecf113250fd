import type { Page } from 'playwright';
import sharp from 'sharp';
import { atRest } from './open-page.ts';

export interface Picture {
  width: number;
  height: number;
  /** RGB rows from the top. */
  data: Buffer;
}

/** The part of a 1280 x 720 page where no panel covers the map. CSS pixels. */
const FREE = { x: 410, y: 80, width: 780, height: 530 };

/** The map as a visitor sees it, at rest, between the panels. */
export async function picture(page: Page): Promise<Picture> {
  await atRest(page, 2500);
  const png = await page.screenshot({ clip: FREE });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Share of pixels whose colour differs by more than `least` of 255 in any channel. 0..1 */
export function difference(a: Picture, b: Picture, least = 24): number {
  let changed = 0;
  for (let i = 0; i < a.data.length; i += 3)
    if ([0, 1, 2].some((c) => Math.abs((a.data[i + c] ?? 0) - (b.data[i + c] ?? 0)) > least)) changed++;
  return changed / (a.data.length / 3);
}

/** Mean lightness, 0..255, by the weights of Rec. 709. */
export function lightness({ data }: Picture): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 3) sum += 0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0);
  return sum / (data.length / 3);
}

/** How many colours the picture has, in steps of 16: an empty globe has few, a city many. */
export function colours({ data }: Picture): number {
  const seen = new Set<number>();
  for (let i = 0; i < data.length; i += 3)
    seen.add(((data[i] ?? 0) >> 4) * 256 + ((data[i + 1] ?? 0) >> 4) * 16 + ((data[i + 2] ?? 0) >> 4));
  return seen.size;
}
