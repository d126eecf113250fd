import type { View } from '../../../../scenes/contract.ts';

type At = [lng: number, lat: number];

/** What a file of another program says of a way: [lng, lat], EPSG:4326. */
export interface FileGeometry {
  title: string;
  points: { name: string; text: string; position: At }[];
  lines: At[][];
  /** Cameras of a tour in order, and the seconds that the flight to each takes or, without a view, that it waits. */
  cameras: { view: View | null; seconds: number }[];
  /** Things in the file that are neither points nor lines, or without a usable position. */
  skipped: number;
}

/** A file that is not what it should be: shown to whoever chose it. */
export class ExchangeError extends Error {}

/** A position within the earth's degrees, rounded to centimetres; undefined where it is none. */
export function positionOf(lng: unknown, lat: unknown): At | undefined {
  const [x, y] = [Number(lng), Number(lat)];
  if (lng === '' || lat === '' || lng == null || lat == null) return undefined;
  return Number.isFinite(x) && Number.isFinite(y) && Math.abs(x) <= 180 && Math.abs(y) <= 90
    ? [Math.round(x * 1e7) / 1e7, Math.round(y * 1e7) / 1e7]
    : undefined;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of a description: globes and map programs write HTML there, which nobody wants read aloud. */
export const plainText = (text: string): string =>
  text
    .replaceAll(/<(br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole);
