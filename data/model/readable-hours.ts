/** OSM opening hours in words: day names translated, the rest as it stands. */
export function readableHours(hours: string, t: (key: string) => string): string {
  if (hours === '24/7') return t('always');
  return hours
    .replaceAll(/\b(Mo|Tu|We|Th|Fr|Sa|Su)\b/g, (day) => t(`day.${day}`))
    .replaceAll(/\bPH\b/g, t('day.PH'))
    .replaceAll(/\boff\b/g, t('off'))
    .replaceAll(';', '; ')
    .replaceAll(',', ', ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\d)-(\d)/g, '$1–$2');
}
