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
  const named = (one: Element, position: ReturnType<typeof at>) =>
    position ? [{ name: textOf(one, 'name'), text: textOf(one, 'desc'), position }] : [];
  const waypoints = children(gpx, 'wpt').flatMap((one) => named(one, at(one)));
  // A route without waypoints is planned from place to place: those of it that have a name are its stops.
  const places = children(gpx, 'rte')
    .flatMap((route) => children(route, 'rtept'))
    .filter((one) => textOf(one, 'name') !== '')
    .flatMap((one) => named(one, positionOf(one['@lon'], one['@lat'])));
  const points = waypoints.length > 0 ? waypoints : places;
  const lines = [
    ...children(gpx, 'trk').flatMap((track) => children(track, 'trkseg').map((segment) => line(children(segment, 'trkpt')))),
    ...children(gpx, 'rte').map((route) => line(children(route, 'rtept'))),
  ].filter((positions) => positions.length > 1);
  const [metadata] = children(gpx, 'metadata');
  const title = (metadata && textOf(metadata, 'name')) || children(gpx, 'trk').map((track) => textOf(track, 'name'))[0] || '';
  return { title, points, lines, cameras: [], skipped };
}
