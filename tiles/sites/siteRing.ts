import type { Position } from '../../data/contract.ts';
import type { Site } from '../../scenes/site-contract.ts';
import { metresPerDegree } from '../geo/wgs84.ts';

/** A site's levelled ring as [lng, lat], not closed, turned to its heading. */
export function siteRing({ position: [lng, lat], heading, ground }: Site): Position[] {
  const [perLng, perLat] = metresPerDegree(lat);
  const angle = (-heading * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ground.ring.map(([e, n]): Position => [lng + (e * cos - n * sin) / perLng, lat + (e * sin + n * cos) / perLat]);
}
