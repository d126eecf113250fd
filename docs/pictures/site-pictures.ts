import type { Picture } from './picture.ts';

/** Sights in 3D: name of the picture, and what the map looks at: lng, lat, range in metres. */
const SITES: [name: string, lng: number, lat: number, range: number, heading: number][] = [
  ['prison', 103.9089, 21.3281, 150, 25],
  ['square', 103.9149, 21.3287, 300, 30],
  ['temple', 103.899, 21.341, 270, 15],
  ['pagoda', 103.9225, 21.3215, 140, 0],
  ['village', 103.862, 21.325, 190, 30],
  ['spring', 103.9, 21.29, 150, 10],
];
const OFF = 'off=labels,reports,cameras,sites,schools';

/** Each from three sides by day, and once at night; the first goes into the documents, the others are for looking at. */
export const sitePictures: Picture[] = SITES.flatMap(([name, lng, lat, range, heading]) => {
  const view = (turn: number, pitch: number) => `/son-la?v=1&at=${lng},${lat},${range},${(heading + turn + 360) % 360},${pitch}&${OFF}`;
  const shot = { width: 1280, height: 720, group: 'sites', wide: 1280 };
  return [
    { ...shot, name: `site-${name}`, path: view(0, -22) },
    { ...shot, name: `site-${name}-east`, path: view(-110, -18), look: true },
    { ...shot, name: `site-${name}-west`, path: view(120, -30), look: true },
    { ...shot, name: `site-${name}-night`, path: `${view(20, -18)}&t=19:30&style=night`, look: true },
  ];
});
