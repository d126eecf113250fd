import { BAN_FLOWER } from './ban-flower.ts';
import { GLYPHS } from './glyphs.ts';
import type { PinSpec } from './pin-spec.ts';

/** Pins are drawn on this grid; the tip that stands on the ground is at (24, 51). */
export const PIN_BOX = { width: 48, height: 56, tipX: 24, tipY: 51 } as const;

const BODY: Record<PinSpec['shape'], { path: string; centre: [number, number]; glyph: number }> = {
  square: {
    path: 'M16 5h16a9 9 0 0 1 9 9v16a9 9 0 0 1-9 9h-2.5L24 50l-5.5-11H16a9 9 0 0 1-9-9V14a9 9 0 0 1 9-9Z',
    centre: [24, 22],
    glyph: 1,
  },
  drop: { path: 'M24 50.5C18 42 7 34 7 21.500a17 17 0 0 1 34 0C41 34 30 42 24 50.500Z', centre: [24, 21.5], glyph: 0.96 },
  disc: { path: 'M24 14a17 17 0 0 1 0 34a17 17 0 0 1 0-34Z', centre: [24, 31], glyph: 0.92 },
  bubble: {
    path: 'M13 8h22a8 8 0 0 1 8 8v13a8 8 0 0 1-8 8h-4.500L24 49l-6.500-12H13a8 8 0 0 1-8-8V16a8 8 0 0 1 8-8Z',
    centre: [24, 22.5],
    glyph: 0.98,
  },
};

const line = (d: string, width = 2.2) =>
  `<path d="${d}" fill="none" stroke="#fff" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Drawings of our own, about the origin. */
const OWN: Record<string, (colour: string) => string> = {
  school: (colour) =>
    `<path d="M0-8L12.500-2.200L0 3.600L-12.500-2.200Z" fill="#fff"/><path d="M-7 2V6.500C-4 9.300 4 9.300 7 6.500V2L0 5.200Z" fill="#fff"/><path d="M0-2.200L10.300 0V5.500" fill="none" stroke="${colour}" stroke-width="1.200"/><path d="M10.800-1.400V5.200" stroke="#fff" stroke-width="1.800" stroke-linecap="round"/>`,
  flower: (colour) => `<g transform="scale(1.3)"><path d="${BAN_FLOWER}" fill="#fff"/><circle r="1.700" fill="${colour}"/></g>`,
  camera: () =>
    '<rect x="-10" y="-6.500" width="13.500" height="13" rx="3" fill="#fff"/><path d="M5-1.800L10.500-5.200V5.200L5 1.800Z" fill="#fff" stroke="#fff" stroke-width="1.200" stroke-linejoin="round"/>',
  exclamation: () => '<rect x="-2" y="-9.500" width="4" height="12" rx="2" fill="#fff"/><circle cy="7" r="2.400" fill="#fff"/>',
  clock: () => `<circle r="8.500" fill="none" stroke="#fff" stroke-width="2.400"/>${line('M0-4.500V0L3.300 2.400', 2.4)}`,
  tick: () => line('M-8 .5L-2.500 6L8-5.500', 3.6),
  cross: () => line('M-6-6L6 6M6-6L-6 6', 3.4),
  dot: () => '<circle r="5" fill="#fff"/>',
};

function glyph(spec: PinSpec, scale: number): string {
  const own = OWN[spec.glyph];
  if (own) return `<g transform="scale(${scale})">${own(spec.colour)}</g>`;
  if (/^\d+$/.test(spec.glyph))
    return `<text y="6" text-anchor="middle" font-family="'Be Vietnam Pro', sans-serif" font-weight="700" font-size="17" fill="#fff">${spec.glyph}</text>`;
  const path = GLYPHS[spec.glyph];
  return path ? `<g transform="scale(${scale}) translate(-12 -12)">${line(path, 2)}</g>` : (OWN.dot?.(spec.colour) ?? '');
}

/** The kind's drawing alone, white, as an SVG document. @param size CSS pixels */
export function glyphSvg(spec: PinSpec, size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-14 -14 28 28">${glyph(spec, 1)}</svg>`;
}

/**
 * One pin as an SVG document: white rim, small ground shadow; shapes differ so that kinds read without colour.
 * @param size height in CSS pixels; the width follows from PIN_BOX.
 */
export function pinSvg(spec: PinSpec, size: number): string {
  const body = BODY[spec.shape];
  const width = Math.round((size * PIN_BOX.width * 100) / PIN_BOX.height) / 100;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${size}" viewBox="0 0 ${PIN_BOX.width} ${PIN_BOX.height}">` +
    `<ellipse cx="24" cy="51" rx="9" ry="3.200" fill="#1B2140" fill-opacity=".28"/>` +
    `<path d="${body.path}" fill="${spec.colour}" stroke="#fff" stroke-width="${spec.rim * 2}" stroke-linejoin="round" paint-order="stroke"/>` +
    `<g transform="translate(${body.centre[0]} ${body.centre[1]})">${glyph(spec, body.glyph)}</g></svg>`
  );
}
