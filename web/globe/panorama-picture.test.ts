import { Camera, Cartesian3, Ellipsoid, GeographicProjection, Matrix4, type Scene, SceneMode, Transforms } from 'cesium';
import { describe, expect, it } from 'vitest';
import { lookAlong } from './panorama-picture.ts';
import { FACES, type Ray } from './project-panorama.ts';

/** What a camera asks of its scene, without a canvas to draw on. */
const bare = {
  canvas: { clientWidth: 800, clientHeight: 600 },
  drawingBufferWidth: 800,
  drawingBufferHeight: 600,
  ellipsoid: Ellipsoid.WGS84,
  mapProjection: new GeographicProjection(),
  mode: SceneMode.SCENE3D,
};
const AT = Cartesian3.fromDegrees(103.9, 21.33, 640);

describe('the camera of a panorama', () => {
  it.each(FACES)('looks along $forward with $up upwards, without turning, at the zenith and the nadir too', (face) => {
    const camera = new Camera(bare as unknown as Scene);
    lookAlong(camera, AT, face);
    const frame = Transforms.eastNorthUpToFixedFrame(AT);
    const turned = ([x, y, z]: Ray) => Matrix4.multiplyByPointAsVector(frame, new Cartesian3(x, y, z), new Cartesian3());
    expect(Cartesian3.distance(camera.positionWC, AT)).toBeLessThan(1e-6);
    expect(Cartesian3.dot(camera.directionWC, turned(face.forward))).toBeCloseTo(1, 9);
    expect(Cartesian3.dot(camera.upWC, turned(face.up))).toBeCloseTo(1, 9);
    expect(Cartesian3.dot(camera.rightWC, Cartesian3.cross(turned(face.forward), turned(face.up), new Cartesian3()))).toBeCloseTo(1, 9);
  });
});
