import type { View } from '../../../../scenes/contract.ts';
import type { TourDetail } from '../contract.ts';
import { escaped } from './xml.ts';

/** Seconds of the flight to the first camera of a stop, and of those on the way. */
const ARRIVE = 3;
const ON_WAY = 4;
/** Seconds at a stop whose words have no sound. */
const READ = 20;

const fly = (view: View, seconds: number) =>
  `<gx:FlyTo><gx:duration>${seconds}</gx:duration><gx:flyToMode>smooth</gx:flyToMode>${lookAt(view)}</gx:FlyTo>`;
const wait = (seconds: number) => `<gx:Wait><gx:duration>${seconds}</gx:duration></gx:Wait>`;
/** KML's tilt is 0 straight down, 90 to the horizon. */
const lookAt = ({ target: [lng, lat], range, heading, pitch }: View) =>
  `<LookAt><longitude>${lng}</longitude><latitude>${lat}</latitude><altitude>0</altitude><heading>${heading}</heading>` +
  `<tilt>${round(90 + pitch)}</tilt><range>${range}</range><altitudeMode>relativeToGround</altitudeMode></LookAt>`;
const round = (value: number) => Math.round(value * 1000) / 1000;

/** A tour as KML 2.2: placemarks of the stops, the way, and a gx:Tour that flies along the cameras and waits while a story is told. */
export function writeKml({ title, summary, stops, legs }: TourDetail, lang: string): string {
  const name = title[lang] ?? title.vi ?? '';
  const playlist = stops.flatMap(({ view, keyframes, languages }, i) => {
    const frames = keyframes.length > 0 ? keyframes : [{ t: 0, view }];
    const duration = (languages[lang] ?? languages.vi)?.sound?.duration ?? READ;
    const rest = round(Math.max(0, duration - (frames.at(-1)?.t ?? 0)));
    return [
      ...frames.map((frame, k) => fly(frame.view, k === 0 ? ARRIVE : round(frame.t - (frames[k - 1]?.t ?? 0)))),
      wait(rest),
      ...(legs[i]?.keyframes ?? []).map((frame) => fly(frame.view, ON_WAY)),
    ];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">',
    `<Document><name>${escaped(name)}</name><description>${escaped(summary[lang] ?? summary.vi ?? '')}</description>`,
    '<Style id="way"><LineStyle><color>ffa83835</color><width>4</width></LineStyle></Style>',
    ...stops.map(({ key, position: [lng, lat], view, languages }) => {
      const words = languages[lang] ?? languages.vi;
      const text = words?.sentences.map((sentence) => sentence.text).join(' ') ?? '';
      return `<Placemark id="${escaped(key)}"><name>${escaped(words?.title ?? '')}</name><description>${escaped(text)}</description>${lookAt(view)}<Point><coordinates>${lng},${lat}</coordinates></Point></Placemark>`;
    }),
    ...legs.map(
      ({ path }, i) =>
        `<Placemark><name>${i + 1}</name><styleUrl>#way</styleUrl><LineString><tessellate>1</tessellate><coordinates>${path.map(([lng, lat]) => `${lng},${lat}`).join(' ')}</coordinates></LineString></Placemark>`,
    ),
    `<gx:Tour><name>${escaped(name)}</name><gx:Playlist>`,
    ...playlist,
    '</gx:Playlist></gx:Tour>',
    '</Document>',
    '</kml>',
    '',
  ].join('\n');
}
