import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PlacePicture, PlacePictures } from '../../scenes/picture-contract.ts';

const SCENES = fileURLToPath(new URL('../../scenes', import.meta.url));
const shelf = new Map<string, PlacePicture[]>();

/** The pictures of a city's places, read once; none where its scene has no pictures. @throws Error where the file is not valid */
export function cityPictures(city: string): PlacePicture[] {
  const known = shelf.get(city);
  if (known) return known;
  const read = readPictures(city);
  shelf.set(city, read);
  return read;
}

function readPictures(city: string): PlacePicture[] {
  let text: string;
  try {
    text = readFileSync(join(SCENES, city, 'pictures', 'pictures.json'), 'utf8');
  } catch {
    return [];
  }
  return PlacePictures.parse(JSON.parse(text));
}

/** Where a listed picture lies; null for any other name. */
export function pictureFile(city: string, file: string): string | null {
  return cityPictures(city).some((picture) => picture.file === file) ? join(SCENES, city, 'pictures', file) : null;
}

export const pictureUrl = (city: string, { file }: PlacePicture): string => `/api/cities/${city}/pictures/${file}`;
