export const SHEET_HEIGHTS = ['peek', 'half', 'full'] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

/** Pixels of a height on a screen of so many pixels; a low screen keeps some map in sight. */
export function sheetPixels(height: SheetHeight, screen: number): number {
  if (height === 'peek') return Math.min(164, Math.round(screen * 0.3));
  return Math.round(screen * (height === 'half' ? 0.46 : 0.9));
}

/** Where a drag comes to rest: the nearest height, or the next one in its direction after a clear pull. */
export function dragEnd(pixels: number, from: SheetHeight, screen: number): SheetHeight {
  const moved = pixels - sheetPixels(from, screen);
  const index = SHEET_HEIGHTS.indexOf(from);
  const next = SHEET_HEIGHTS[index + Math.sign(moved)] ?? from;
  const nearest =
    [...SHEET_HEIGHTS].sort((a, b) => Math.abs(sheetPixels(a, screen) - pixels) - Math.abs(sheetPixels(b, screen) - pixels))[0] ?? from;
  return nearest === from && Math.abs(moved) > 48 ? next : nearest;
}
