/**
 * The number of a sign: `101`, or `101-2` for the second stop. `stop` counts from 1. Null where the text is no such number.
 * A point, comma, slash or blank does for the hyphen: the number keys of some phones have none.
 */
export function signCode(text: string): { code: number; stop: number | undefined } | null {
  const [, code, stop] = /^\s*(\d{1,3})(?:\s*[-–./,\s]\s*(\d{1,2}))?\s*$/.exec(text) ?? [];
  return code === undefined ? null : { code: Number(code), stop: stop === undefined ? undefined : Number(stop) };
}

/** The guide that a sign's number names, and the stop if it names one. Null where there is no such story. */
export function guideOfSign<T extends { code: number; stops: number }>(
  guides: readonly T[],
  text: string,
): { guide: T; stop: number | undefined } | null {
  const sign = signCode(text);
  const guide = guides.find(({ code }) => code === sign?.code);
  if (!sign || !guide || (sign.stop !== undefined && (sign.stop < 1 || sign.stop > guide.stops))) return null;
  return { guide, stop: sign.stop };
}
