import type { Camera, Place, Report } from '../../data/contract.ts';
import type { Kerbs } from './snap-to-kerb.ts';

/** Metres that a mast stands behind the kerb; a report lies at the carriageway's edge. */
const MAST_SETBACK = 0.8;

export interface Snapped<T> {
  items: T[];
  moved: { id: string; metres: number }[];
  /** Ids of what has no street within reach; left where it is. */
  refused: string[];
}

/** Cameras at the kerb, looking along the street the way they did; those of a school stay at their school. */
export function snapCameras(cameras: readonly Camera[], places: readonly Place[], kerbs: Kerbs): Snapped<Camera> {
  const schools = new Set(places.filter((p) => p.kind === 'school').map((p) => p.id));
  return snapAll(cameras, (camera) => {
    if (camera.purpose === 'school' || schools.has(camera.placeId ?? '')) return camera;
    const kerb = kerbs.nearest(camera.position, MAST_SETBACK, camera.name.vi ?? '', camera.heading);
    if (!kerb) return undefined;
    const heading = kerb.moved === 0 ? camera.heading : likest(kerb.heading, camera.heading);
    return { ...camera, position: kerb.position, heading };
  });
}

/** Reports at the edge of the carriageway; of the street that their address names, where it is near. */
export function snapReports(reports: readonly Report[], kerbs: Kerbs): Snapped<Report> {
  return snapAll(reports, (report) => {
    const kerb = kerbs.nearest(report.position, 0, `${report.address?.vi ?? ''} ${report.title.vi ?? ''}`);
    return kerb && { ...report, position: kerb.position };
  });
}

function snapAll<T extends Camera | Report>(items: readonly T[], snap: (item: T) => T | undefined): Snapped<T> {
  const result: Snapped<T> = { items: [], moved: [], refused: [] };
  for (const item of items) {
    const next = snap(item);
    if (!next) result.refused.push(item.id);
    else if (JSON.stringify(next) !== JSON.stringify(item)) result.moved.push({ id: item.id, metres: metresBetween(item, next) });
    result.items.push(next ?? item);
  }
  return result;
}

/** The direction of a street's two that is nearer to where the camera looked, whole degrees. */
function likest(street: number, was: number): number {
  const off = Math.abs(((street - was + 540) % 360) - 180);
  return Math.round(off <= 90 ? street : street + 180) % 360;
}

function metresBetween({ position: [lng, lat] }: Camera | Report, { position: [toLng, toLat] }: Camera | Report): number {
  return Math.hypot((toLng - lng) * Math.cos((lat * Math.PI) / 180), toLat - lat) * 111_320;
}
