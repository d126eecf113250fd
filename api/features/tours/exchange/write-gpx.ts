import type { TourDetail } from '../contract.ts';
import { escaped } from './xml.ts';

/** A tour as GPX 1.1: a waypoint for each stop, a track with a segment for each leg. Names in one language. Cameras and questions have no place in it. */
export function writeGpx({ title, summary, stops, legs }: TourDetail, lang: string): string {
  const name = title[lang] ?? title.vi ?? '';
  const point = (tag: string, [lng, lat]: readonly number[], inside = '') =>
    `<${tag} lat="${lat}" lon="${lng}"${inside ? `>${inside}</${tag}>` : '/>'}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Toàn Cảnh" xmlns="http://www.topografix.com/GPX/1/1">',
    `<metadata><name>${escaped(name)}</name><desc>${escaped(summary[lang] ?? summary.vi ?? '')}</desc></metadata>`,
    ...stops.map(({ position: [lng, lat, height], languages }) => {
      const words = languages[lang] ?? languages.vi;
      const text = words?.sentences.map((sentence) => sentence.text).join(' ') ?? '';
      return point('wpt', [lng, lat], `<ele>${height}</ele><name>${escaped(words?.title ?? '')}</name><desc>${escaped(text)}</desc>`);
    }),
    `<trk><name>${escaped(name)}</name>`,
    ...legs.map(({ path }) => `<trkseg>${path.map((at) => point('trkpt', at)).join('')}</trkseg>`),
    '</trk>',
    '</gpx>',
    '',
  ].join('\n');
}
