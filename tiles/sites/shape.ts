import type { z } from 'zod';
import type { Sculpt } from './Sculpt.ts';

/** One kind of thing that sites are put together from: its measures as data, and how it is drawn about its own origin. */
export interface ShapeKind {
  kind: string;
  /** @throws ZodError when the measures do not fit. */
  draw(sculpt: Sculpt, measures: unknown): void;
}

export function defineShape<S extends z.ZodType>(kind: string, measures: S, draw: (sculpt: Sculpt, m: z.infer<S>) => void): ShapeKind {
  return { kind, draw: (sculpt, given) => draw(sculpt, measures.parse(given)) };
}
