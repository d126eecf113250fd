import type { PlaceKind } from '../../../data/contract.ts';

export interface PinSpec {
  shape: PlaceKind['pin'];
  /** `#rrggbb` */
  colour: string;
  /** A key of GLYPHS or one of the pins' own drawings. */
  glyph: string;
  /** Width of the white rim on the 48 x 56 grid. */
  rim: number;
}

const bubble = (colour: string, glyph: string, rim = 2.5): PinSpec => ({ shape: 'bubble', colour, glyph, rim });

const FIXED: Record<string, PinSpec> = {
  camera: { shape: 'disc', colour: '#0B6E7F', glyph: 'camera', rim: 2.5 },
  report: bubble('#C2410C', 'exclamation'),
  'report-new': bubble('#C2410C', 'exclamation'),
  'report-progress': bubble('#946300', 'clock'),
  'report-done': bubble('#237032', 'tick'),
  'report-late': bubble('#C92A2A', 'exclamation', 4.5),
  'report-rejected': bubble('#5A6078', 'cross'),
};

/** The drawing of an icon key: a place kind's id, `camera`, a report's state, or `stop-<number>` of a tour. Unknown keys get a plain disc. */
export function pinSpec(icon: string, kinds: readonly PlaceKind[]): PinSpec {
  const fixed = FIXED[icon];
  if (fixed) return fixed;
  const stop = /^stop-(\d{1,2})$/.exec(icon)?.[1];
  if (stop) return { shape: 'drop', colour: '#3538A8', glyph: stop, rim: 3 };
  const kind = kinds.find((k) => k.id === icon);
  if (!kind) return { shape: 'disc', colour: '#5A6078', glyph: 'dot', rim: 2.5 };
  return { shape: kind.pin, colour: kind.colour, glyph: kind.icon, rim: 2.5 };
}
