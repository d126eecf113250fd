/** The same where there is little room: minutes up to 99, then hours. */
export function formatShortTime(seconds: number, lang: string): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const [value, unit] = minutes < 100 ? [minutes, 'minute'] : [minutes / 60, 'hour'];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
}

/** Seconds as minutes, from an hour on as hours and minutes, in the reader's language; at least one minute. */
export function formatTime(seconds: number, lang: string): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const say = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (minutes < 60) return say(minutes, 'minute');
  const rest = minutes % 60;
  return rest === 0 ? say(minutes / 60, 'hour') : `${say(Math.floor(minutes / 60), 'hour')} ${say(rest, 'minute')}`;
}
