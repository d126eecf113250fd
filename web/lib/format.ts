/** Numbers, distances and dates in words of the reader's language, in the city's time. */

/** Metres: 40 m, 350 m, 1.2 km. */
export function formatDistance(metres: number, lang: string): string {
  const km = metres >= 1000;
  const value = km ? metres / 1000 : metres >= 100 ? Math.round(metres / 10) * 10 : Math.round(metres);
  return new Intl.NumberFormat(lang, { style: 'unit', unit: km ? 'kilometer' : 'meter', maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** Bytes as 850 kB, 12.3 MB, 1.2 GB, never broken between number and unit; decimal, as phones count their storage. */
export function formatBytes(bytes: number, lang: string): string {
  const [unit, value] =
    bytes >= 999_500_000
      ? (['gigabyte', bytes / 1e9] as const)
      : bytes >= 999_500
        ? (['megabyte', bytes / 1e6] as const)
        : (['kilobyte', bytes / 1e3] as const);
  const digits = value < 100 && unit !== 'kilobyte' ? 1 : 0;
  const text = new Intl.NumberFormat(lang, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
  return text.replaceAll(' ', '\u00A0');
}

export const formatNumber = (value: number, lang: string, digits = 1) =>
  new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);

/** A calendar day `YYYY-MM-DD`, which has no time zone. */
export const formatDay = (day: string, lang: string) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** An instant, ISO 8601, as day and time in the city. */
export const formatInstant = (iso: string, lang: string, timeZone: string) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));

/** An instant as day in the city. */
export const formatInstantDay = (iso: string, lang: string, timeZone: string) =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone }).format(new Date(iso));

/** An instant as the hour in the city: 17:00. */
export const formatHour = (iso: string, lang: string, timeZone: string) =>
  new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(iso));

/** Minutes after midnight as 15:40. */
export const formatMinutes = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes after midnight, now, in the city. */
export function minutesNow(timeZone: string, now = new Date()): number {
  const parts = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', timeZone }).formatToParts(now);
  const of = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return of('hour') * 60 + of('minute');
}
