import type { Place } from '../../../data/contract.ts';
import { parseOpeningHours } from '../../../data/model/opening-hours.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DAY = 24 * 60;
const TYPES: Record<string, string> = { site: 'TouristAttraction', school: 'School' };
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export interface StructuredOptions {
  place: Place;
  /** Language of the texts; Vietnamese where it has none. */
  lang: string;
  /** Whole addresses. */
  url: string;
  images: string[];
  /** Name of the city. */
  city: string;
}

/** A place in the words of schema.org (JSON-LD), for search engines. What is not known is left out. */
export function structuredData({ place, lang, url, images, city }: StructuredOptions): Record<string, unknown> {
  const said = (text: Record<string, string> | undefined) => text?.[lang] ?? text?.vi;
  const [lng, lat] = place.position;
  const access = place.visit?.wheelchair?.access;
  return {
    '@context': 'https://schema.org',
    '@type': TYPES[place.kind] ?? 'Place',
    name: said(place.name),
    alternateName: [...new Set([...Object.values(place.name), ...place.aliases])].filter((name) => name !== said(place.name)),
    url,
    image: images,
    description: said(place.summary),
    address: { '@type': 'PostalAddress', streetAddress: said(place.address), addressLocality: city, addressCountry: 'VN' },
    geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lng },
    openingHoursSpecification: place.openingHours === undefined ? undefined : hours(place.openingHours),
    ...(access && access !== 'limited'
      ? { amenityFeature: [{ '@type': 'LocationFeatureSpecification', name: 'Wheelchair accessible', value: access === 'yes' }] }
      : {}),
  };
}

/** Spans that several days share are told once. Undefined where the hours cannot be read. */
function hours(text: string): object[] | undefined {
  const spans = parseOpeningHours(text);
  if (!spans) return undefined;
  const days = new Map<string, string[]>();
  // A span over several days is whole days but for its ends.
  for (const [from, to] of spans)
    for (let start = from; start < to; start = (Math.floor(start / DAY) + 1) * DAY) {
      const day = Math.floor(start / DAY);
      const overnight = to - from < DAY;
      const end = overnight ? to : Math.min(to, (day + 1) * DAY);
      const whole = start % DAY === 0 && end === (day + 1) * DAY;
      const key = `${clock(start % DAY)} ${whole ? '23:59' : clock(end % DAY)}`;
      days.set(key, [...(days.get(key) ?? []), DAYS[day % 7] ?? '']);
      if (overnight) break;
    }
  return [...days].map(([key, dayOfWeek]) => {
    const [opens, closes] = key.split(' ');
    return { '@type': 'OpeningHoursSpecification', dayOfWeek, opens, closes };
  });
}
