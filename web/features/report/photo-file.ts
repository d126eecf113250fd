/** Photos made ready in the browser: turned upright, at most 2048 pixels, written anew as JPEG, so that no metadata is left to send. */
import type { Box } from '../../../api/features/cases/contract.ts';

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
const LARGEST_SIDE = 2048;
/** Larger files are no photos of a phone. Bytes. */
const LARGEST_FILE = 60_000_000;
const QUALITY = 0.86;

export type PhotoFault = 'type' | 'large' | 'unreadable';

/** Why a file could not become a photo. */
export class PhotoError extends Error {
  readonly fault: PhotoFault;
  constructor(fault: PhotoFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Width and height that fit into a square of LARGEST_SIDE, never larger than they are. */
export function fitSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** @throws PhotoError for what is no JPEG, PNG or WebP that this browser can read */
export async function preparePhoto(file: File): Promise<{ blob: Blob; width: number; height: number }> {
  if (!PHOTO_TYPES.some((type) => type === file.type)) throw new PhotoError('type');
  if (file.size > LARGEST_FILE) throw new PhotoError('large');
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new PhotoError('unreadable');
  });
  try {
    const size = fitSize(picture.width, picture.height);
    return { blob: await draw(picture, size, []), ...size };
  } finally {
    picture.close();
  }
}

/** The photo with its boxes burnt in; without boxes as it is. */
export async function burnBoxes(photo: Blob, boxes: readonly Box[]): Promise<Blob> {
  if (boxes.length === 0) return photo;
  const picture = await createImageBitmap(photo);
  try {
    return await draw(picture, picture, boxes);
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, { width, height }: { width: number; height: number }, boxes: readonly Box[]): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new PhotoError('unreadable');
  // What is clear in a PNG would turn black in a JPEG.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  context.fillStyle = '#000';
  for (const box of boxes)
    context.fillRect(Math.floor(box.x * width), Math.floor(box.y * height), Math.ceil(box.width * width), Math.ceil(box.height * height));
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PhotoError('unreadable'))), 'image/jpeg', QUALITY),
  );
}
