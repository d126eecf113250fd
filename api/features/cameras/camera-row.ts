import type { Camera } from '../../../data/contract.ts';
import { bareJson, foldedNames, type PackRow } from '../../db/pack-row.ts';

/** A pack's camera as a row. `height`: of the ground, metres above the WGS 84 ellipsoid. */
export function cameraRow(camera: Camera, height: number): PackRow {
  const { name, heading, fieldOfView, range, mountHeight, purpose, agencyId, accuracy, source } = camera;
  return {
    id: camera.id,
    purpose,
    visibility: camera.visibility,
    sort: 0,
    lng: camera.position[0],
    lat: camera.position[1],
    height,
    props: bareJson({ name, heading, fieldOfView, range, mountHeight, purpose, agencyId, accuracy, source }),
    name: JSON.stringify(name),
    detail: null,
    names_folded: foldedNames(name),
    words_folded: 'camera',
    content: JSON.stringify(camera),
  };
}
