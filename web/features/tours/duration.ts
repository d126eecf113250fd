/** 50 minutes, 2 hours 15 minutes, in words of the language. */
export function duration(minutes: number, lang: string): string {
  const part = (value: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && part(hours, 'hour'), rest > 0 && part(rest, 'minute')].filter(Boolean).join(' ');
}
