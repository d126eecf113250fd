import type { Placement } from './paint.ts';
import type { GroundStyle } from './styles.ts';

/** Side of the repeating drawing, pixels at the zoom it is made for; tiles are 512 pixels, so it repeats without a seam. */
const SIDE = 256;
const MADE_FOR = 16;
const made = new Map<string, OffscreenCanvas>();

/** A steady number 0..1 for a cell, so that every tile draws the same field alike. */
const chance = (a: number, b: number): number => {
  const x = Math.sin(a * 127.1 + b * 311.7) * 43_758.5453;
  return x - Math.floor(x);
};

/** Paddies: rows of plots of uneven length with low banks between them, some greener, some flooded. */
function paddies(style: GroundStyle): OffscreenCanvas {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  const rows = 8;
  const height = SIDE / rows;
  for (let row = 0; row < rows; row++) {
    let x = 0;
    let plot = 0;
    while (x < SIDE) {
      const width = Math.min(SIDE - x, 28 + chance(row, plot) * 50);
      const tone = chance(row + 31, plot);
      ctx.fillStyle = tone > 0.86 ? style.water : (style.field[Math.floor(tone * style.field.length)] ?? style.land);
      ctx.globalAlpha = tone > 0.86 ? 0.45 : 0.75;
      ctx.fillRect(x, row * height, width, height);
      ctx.globalAlpha = 0.8;
      ctx.strokeStyle = style.bank;
      ctx.lineWidth = 1.4;
      ctx.strokeRect(x, row * height, width, height);
      x += width;
      plot += 1;
    }
  }
  return canvas;
}

/** Terraces: long wavy steps. */
function terraces(style: GroundStyle): OffscreenCanvas {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  const steps = 16;
  for (let step = -1; step <= steps; step++) {
    const y = (step * SIDE) / steps;
    ctx.beginPath();
    for (let x = 0; x <= SIDE; x += 8) ctx.lineTo(x, y + Math.sin((x / SIDE) * 2 * Math.PI) * 7 + Math.sin((x / SIDE) * 6 * Math.PI) * 2.5);
    ctx.lineTo(SIDE, y + 40);
    ctx.lineTo(0, y + 40);
    ctx.fillStyle = style.field[(((step % steps) + steps) % steps) % style.field.length] ?? style.land;
    ctx.globalAlpha = 0.8;
    ctx.fill();
    ctx.strokeStyle = style.bank;
    ctx.lineWidth = 1.3;
    ctx.stroke();
  }
  return canvas;
}

/** The drawing that fills fields of a class at this zoom, if they have one. */
export function fieldPattern(
  ctx: OffscreenCanvasRenderingContext2D,
  kind: string,
  at: Placement,
  style: GroundStyle,
): CanvasPattern | undefined {
  if (kind !== 'rice' && kind !== 'terrace') return undefined;
  const key = `${kind}:${style.land}`;
  let canvas = made.get(key);
  if (!canvas) {
    canvas = kind === 'rice' ? paddies(style) : terraces(style);
    made.set(key, canvas);
  }
  const pattern = ctx.createPattern(canvas, 'repeat');
  // Patterns follow the context, which is scaled to tile units: undo that, and keep plots as large on the ground at every zoom.
  const scale = 2 ** Math.max(-3, at.zoom - MADE_FOR) / at.scale;
  pattern?.setTransform(new DOMMatrix([scale, 0, 0, scale, 0, 0]));
  return pattern ?? undefined;
}
