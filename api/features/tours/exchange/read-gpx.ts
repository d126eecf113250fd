import { type FileGeometry, positionOf } from './geometry.ts';
import { children, type Element, readXml, textOf } from './xml.ts';

/** GPX 1.0 or 1.1: waypoints, tracks and routes. @throws ExchangeError */
export function readGpx(text: string): FileGeometry {
  const gpx = readXml(text, 'gpx');
  let skipped = 0;
  const at = (one: Element) => {
    const position = positionOf(one['@lon'], one['@lat']);
    if (!position) skipped++;
    return position;
  };
  const line = (points: Element[]) => points.flatMap((one) => [at(one)].filter((position) => position !== undefined));
  const points = children(gpx, 'wpt').flatMap((one) => {
    const position = at(one);
    return position ? [{ name: textOf(one, 'name'), text: textOf(one, 'desc'), position }] : [];
  });
  const lines = [
    ...children(gpx, 'trk').flatMap((track) => children(track, 'trkseg').map((segment) => line(children(segment, 'trkpt')))),
    ...children(gpx, 'rte').map((route) => line(children(route, 'rtept'))),
  ].filter((positions) => positions.length > 1);
  const [metadata] = children(gpx, 'metadata');
  const title = (metadata && textOf(metadata, 'name')) || children(gpx, 'trk').map((track) => textOf(track, 'name'))[0] || '';
  return { title, points, lines, cameras: [], skipped };
}
