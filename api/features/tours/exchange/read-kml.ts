import type { View } from '../../../../scenes/contract.ts';
import { type FileGeometry, positionOf } from './geometry.ts';
import { children, type Element, readXml, textOf } from './xml.ts';

/** KML 2.2: placemarks with points, lines and recorded tracks, in folders too, and the first gx:Tour. @throws ExchangeError */
export function readKml(text: string): FileGeometry {
  const kml = readXml(text, 'kml');
  const result: FileGeometry = { title: '', points: [], lines: [], cameras: [], skipped: 0 };
  walk(kml, result, 0);
  return result;
}

/** Deeper than this no program nests its folders. */
const DEEPEST = 20;

function walk(container: Element, result: FileGeometry, depth: number): void {
  result.title ||= textOf(container, 'name');
  for (const placemark of children(container, 'Placemark')) read(placemark, result);
  for (const tour of children(container, 'gx:Tour')) if (result.cameras.length === 0) result.cameras = camerasOf(tour);
  if (depth < DEEPEST)
    for (const name of ['Document', 'Folder']) for (const child of children(container, name)) walk(child, result, depth + 1);
}

function read(placemark: Element, result: FileGeometry): void {
  const positions = (shape: Element) =>
    textOf(shape, 'coordinates')
      .split(/\s+/)
      .flatMap((triple) => {
        const [lng, lat] = triple.split(',');
        return [positionOf(lng, lat)].filter((at) => at !== undefined);
      });
  const shapes = [placemark, ...children(placemark, 'MultiGeometry')];
  const points = shapes.flatMap((shape) => children(shape, 'Point')).flatMap((point) => positions(point).slice(0, 1));
  const lines = [
    ...shapes.flatMap((shape) => children(shape, 'LineString')).map(positions),
    ...[placemark, ...children(placemark, 'gx:MultiTrack')].flatMap((shape) => children(shape, 'gx:Track')).map(recorded),
  ];
  for (const position of points) result.points.push({ name: textOf(placemark, 'name'), text: textOf(placemark, 'description'), position });
  for (const line of lines) if (line.length > 1) result.lines.push(line);
  if (points.length === 0 && lines.every((line) => line.length < 2)) result.skipped++;
}

/** What a device recorded: a position each time, "lng lat height". */
const recorded = (track: Element) =>
  children(track, 'gx:coord').flatMap((one) => {
    const [lng, lat] = String(one['#text'] ?? '').split(/\s+/);
    return [positionOf(lng, lat)].filter((at) => at !== undefined);
  });

function camerasOf(tour: Element): FileGeometry['cameras'] {
  const [playlist] = children(tour, 'gx:Playlist');
  if (!playlist) return [];
  // The parser keeps the order within a name only: a wait follows the flight that it stands after in the files that we write.
  return children(playlist, 'gx:FlyTo').map((fly) => ({ view: viewOf(fly), seconds: Number(textOf(fly, 'gx:duration')) || 0 }));
}

function viewOf(fly: Element): View | null {
  const [look] = children(fly, 'LookAt');
  const target = look && positionOf(textOf(look, 'longitude'), textOf(look, 'latitude'));
  if (!look || !target) return null;
  const number = (name: string) => Number(textOf(look, name)) || 0;
  const pitch = Math.min(-2, Math.max(-90, Math.round((number('tilt') - 90) * 1000) / 1000));
  return { target, range: Math.max(10, number('range')), heading: number('heading'), pitch };
}
