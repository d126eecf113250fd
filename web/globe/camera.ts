import {
  Cartesian2,
  Cartesian3,
  Cartographic,
  Math as CesiumMath,
  EasingFunction,
  HeadingPitchRange,
  Matrix4,
  type Scene,
  Transforms,
} from 'cesium';

/** Same shape as the scene contract's view: what is looked at, from how far, in which direction; degrees and metres. */
export interface CameraView {
  target: [number, number];
  range: number;
  heading: number;
  pitch: number;
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Where a point of the canvas (its middle) meets the ground; a point ahead of the camera when it looks at the sky. */
function lookedAt(scene: Scene, at = new Cartesian2(scene.canvas.clientWidth / 2, scene.canvas.clientHeight / 2)): Cartesian3 {
  const { camera, globe } = scene;
  const ray = camera.getPickRay(at);
  const hit = ray && globe.pick(ray, scene);
  if (hit && Cartesian3.distance(hit, camera.positionWC) < 2_000_000) return hit;
  const foot = camera.positionCartographic.clone();
  foot.height = globe.getHeight(foot) ?? 0;
  const ahead = Cartesian3.add(
    camera.positionWC,
    Cartesian3.multiplyByScalar(camera.directionWC, 3000, new Cartesian3()),
    new Cartesian3(),
  );
  const place = Cartographic.fromCartesian(ahead);
  return Cartesian3.fromRadians(place.longitude, place.latitude, foot.height);
}

/** @param at pixel of the canvas whose ground is the target; its middle where not given. */
export function viewOf(scene: Scene, at?: Cartesian2): CameraView {
  const target = lookedAt(scene, at);
  const place = Cartographic.fromCartesian(target);
  return {
    target: [round(CesiumMath.toDegrees(place.longitude), 6), round(CesiumMath.toDegrees(place.latitude), 6)],
    range: round(Cartesian3.distance(target, scene.camera.positionWC), 1),
    heading: round(CesiumMath.toDegrees(CesiumMath.zeroToTwoPi(scene.camera.heading)), 1),
    pitch: round(CesiumMath.toDegrees(scene.camera.pitch), 1),
  };
}

/** Camera position and orientation for a view whose target stands `height` metres above the ellipsoid. */
export function poseOf(
  view: CameraView,
  height: number,
): { destination: Cartesian3; orientation: { direction: Cartesian3; up: Cartesian3 } } {
  const target = Cartesian3.fromDegrees(view.target[0], view.target[1], height);
  const frame = Transforms.eastNorthUpToFixedFrame(target);
  const heading = CesiumMath.toRadians(view.heading);
  const pitch = CesiumMath.toRadians(view.pitch);
  const cos = Math.cos(pitch);
  const directionLocal = new Cartesian3(Math.sin(heading) * cos, Math.cos(heading) * cos, Math.sin(pitch));
  const rightLocal = new Cartesian3(Math.cos(heading), -Math.sin(heading), 0);
  const upLocal = Cartesian3.cross(rightLocal, directionLocal, new Cartesian3());
  const direction = Matrix4.multiplyByPointAsVector(frame, directionLocal, new Cartesian3());
  const up = Matrix4.multiplyByPointAsVector(frame, upLocal, new Cartesian3());
  const destination = Cartesian3.subtract(target, Cartesian3.multiplyByScalar(direction, view.range, new Cartesian3()), new Cartesian3());
  return { destination, orientation: { direction, up } };
}

/** Metres on the ground that a CSS pixel covers so far away. */
export function metresPerPixel(scene: Scene, range: number): number {
  const { fovy = 1 } = scene.camera.frustum as { fovy?: number };
  return (2 * range * Math.tan(fovy / 2)) / Math.max(1, scene.canvas.clientHeight);
}

/** Flights last 0.8 to 2.5 s by distance. */
export function flightSeconds(scene: Scene, destination: Cartesian3): number {
  const metres = Cartesian3.distance(scene.camera.positionWC, destination);
  return Math.min(2.5, Math.max(0.8, 0.8 + Math.log10(1 + metres / 300) * 0.8));
}

/** Resolves true when the camera arrived, false when it was interrupted. Zero seconds jump. */
export function flyTo(scene: Scene, view: CameraView, height: number, seconds?: number): Promise<boolean> {
  const pose = poseOf(view, height);
  const duration = seconds ?? flightSeconds(scene, pose.destination);
  if (duration === 0) {
    scene.camera.setView(pose);
    return Promise.resolve(true);
  }
  return new Promise((done) => {
    scene.camera.flyTo({
      ...pose,
      duration,
      easingFunction: EasingFunction.CUBIC_IN_OUT,
      complete: () => done(true),
      cancel: () => done(false),
    });
  });
}

/** Turns and tilts about what is in the middle of the picture. */
export function orbit(scene: Scene, headingBy: number, pitchBy: number): void {
  const target = lookedAt(scene);
  const { camera } = scene;
  const range = Cartesian3.distance(target, camera.positionWC);
  const pitch = CesiumMath.clamp(camera.pitch + CesiumMath.toRadians(pitchBy), -CesiumMath.PI_OVER_TWO + 0.001, CesiumMath.toRadians(-6));
  camera.lookAt(target, new HeadingPitchRange(camera.heading + CesiumMath.toRadians(headingBy), pitch, range));
  camera.lookAtTransform(Matrix4.IDENTITY);
}
