import {
  type Camera,
  Cartesian3,
  Cesium3DTileset,
  Math as CesiumMath,
  type CesiumWidget,
  Matrix4,
  PerspectiveFrustum,
  type Scene,
  Transforms,
} from 'cesium';
import { requestFrame } from './frame.ts';
import { groundHeight } from './ground-height.ts';
import { FACES, type Face, type FacePicture, projectPanorama, type Ray } from './project-panorama.ts';
import { DRAFT_SCALE } from './quality.ts';

/** A view whose tiles are not there after so long is given up, milliseconds. */
const PATIENCE = 120_000;
/** Frames in a row without a missing tile: what arrives may ask for more. */
const QUIET = 3;
/** How much coarser ground and models may be than on the map: what is seen all around would else take several times the tiles of one view. */
const COARSER = { ground: 3, models: 1.5 };
/** Pixels by which neighbouring views overlap on each side. */
const OVERLAP = 2;

/**
 * All that is seen from a place, as an equirectangular JPEG: middle column north, clockwise to the right. Without pins and labels. The camera is
 * put back afterwards. @param position [lng, lat] @param metres above the drawn ground @param width pixels, twice the height
 * @param sky CSS colours from the zenith to the horizon @throws when tiles do not come, or the canvas cannot be read
 */
export async function panoramaPicture(
  widget: CesiumWidget,
  position: readonly [number, number],
  metres: number,
  width: number,
  sky: readonly [string, string, string],
): Promise<Blob> {
  const { scene } = widget;
  const back = borrow(widget);
  try {
    const [lng, lat] = position;
    const faces: FacePicture[] = [];
    for (const face of FACES) {
      // The ground is finer once its tiles are there.
      const place = () => stand(scene, Cartesian3.fromDegrees(lng, lat, groundHeight(scene, lng, lat, 0) + metres), face);
      await loaded(widget, place);
      faces.push(readFace(scene));
    }
    const pixels = projectPanorama(faces, width, skyAt(sky));
    return await encode(new ImageData(pixels, width, width / 2));
  } finally {
    back();
  }
}

/** Takes camera, size and what is no part of the scenery out of use; returns how all is put back. */
function borrow(widget: CesiumWidget): () => void {
  const { scene } = widget;
  const { camera, screenSpaceCameraController: controls, primitives, groundPrimitives } = scene;
  const pose = { position: camera.positionWC.clone(), direction: camera.directionWC.clone(), up: camera.upWC.clone() };
  const { frustum } = camera;
  const { enableInputs, enableCollisionDetection } = controls;
  const { resolutionScale } = widget;
  const hidden: { show: boolean }[] = [];
  for (let i = 0; i < primitives.length; i++) {
    const primitive = primitives.get(i) as { show: boolean };
    if (!primitive.show || primitive instanceof Cesium3DTileset) continue;
    primitive.show = false;
    hidden.push(primitive);
  }
  const ground = groundPrimitives.show;
  groundPrimitives.show = false;
  const { globe } = scene;
  const fine = globe.maximumScreenSpaceError;
  const tilesets = tilesetsOf(scene).map((tileset) => ({ tileset, fine: tileset.maximumScreenSpaceError }));
  globe.maximumScreenSpaceError = fine * COARSER.ground;
  for (const one of tilesets) one.tileset.maximumScreenSpaceError = one.fine * COARSER.models;
  camera.cancelFlight();
  controls.enableInputs = false;
  controls.enableCollisionDetection = false;
  return () => {
    camera.frustum = frustum;
    camera.setView({ destination: pose.position, orientation: { direction: pose.direction, up: pose.up } });
    Object.assign(controls, { enableInputs, enableCollisionDetection });
    for (const primitive of hidden) primitive.show = true;
    groundPrimitives.show = ground;
    globe.maximumScreenSpaceError = fine;
    for (const one of tilesets) one.tileset.maximumScreenSpaceError = one.fine;
    widget.resolutionScale = resolutionScale;
    widget.resize();
    requestFrame(scene);
  };
}

function stand(scene: Scene, at: Cartesian3, face: Face): void {
  const { canvas, camera } = scene;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const side = Math.min(canvas.width, canvas.height);
  const reach = reachOf(side);
  // The angle belongs to the longer side; the middle square shows 90 degrees and the overlap.
  const fov = 2 * Math.atan((reach * Math.max(width, height)) / Math.min(width, height));
  camera.frustum = new PerspectiveFrustum({ fov, aspectRatio: width / height, near: 0.1, far: 500_000 });
  lookAlong(camera, at, face);
}

/** Puts the camera at a place, earth-fixed, looking along a face given east, north, up. */
export function lookAlong(camera: Camera, at: Cartesian3, { forward, up }: Face): void {
  const frame = Transforms.eastNorthUpToFixedFrame(at);
  const turned = ([x, y, z]: Ray, result: Cartesian3) => Matrix4.multiplyByPointAsVector(frame, new Cartesian3(x, y, z), result);
  // Not by setView, which goes by heading and pitch: straight up it turns the view by half a circle.
  Cartesian3.clone(at, camera.position);
  turned(forward, camera.direction);
  turned(up, camera.up);
  Cartesian3.cross(camera.direction, camera.up, camera.right);
}
const reachOf = (side: number): number => side / (side - 2 * OVERLAP);

/** Those that are shown. */
function tilesetsOf({ primitives }: Scene): Cesium3DTileset[] {
  const all = Array.from({ length: primitives.length }, (_, i) => primitives.get(i) as unknown);
  return all.filter((primitive) => primitive instanceof Cesium3DTileset).filter(({ show }) => show);
}

/** Loads with few pixels, as the first view does, then draws one frame with all of them. */
async function loaded(widget: CesiumWidget, place: () => void): Promise<void> {
  const { scene, resolutionScale } = widget;
  const tilesets = tilesetsOf(scene);
  const resize = (scale: number) => {
    widget.resolutionScale = scale;
    widget.resize();
    place();
  };
  resize(resolutionScale * DRAFT_SCALE);
  const began = performance.now();
  for (let quiet = 0; quiet < QUIET; ) {
    place();
    drawNow(scene);
    const whole = scene.globe.tilesLoaded && tilesets.every(({ tilesLoaded }) => tilesLoaded);
    quiet = whole ? quiet + 1 : 0;
    if (performance.now() - began > PATIENCE) throw new Error('the tiles of a view did not come');
    await new Promise((done) => setTimeout(done, whole ? 0 : 5));
  }
  resize(resolutionScale);
  // Cesium measures errors in CSS pixels, so the same tiles are wanted; one that was let go meanwhile comes again.
  drawNow(scene);
  while (!tilesets.every(({ tilesLoaded }) => tilesLoaded) && performance.now() - began < PATIENCE) {
    await new Promise((done) => setTimeout(done, 50));
    drawNow(scene);
  }
}

/** The scene draws on demand only; nobody waits for the next frame here. */
function drawNow(scene: Scene): void {
  requestFrame(scene);
  scene.render();
}

/** The middle square of what was just drawn. */
function readFace(scene: Scene): FacePicture {
  const source = scene.canvas;
  const side = Math.min(source.width, source.height);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  if (!ctx) throw new Error('no 2D canvas');
  ctx.drawImage(source, (source.width - side) / 2, (source.height - side) / 2, side, side, 0, 0, side, side);
  return { side, reach: reachOf(side), data: ctx.getImageData(0, 0, side, side).data };
}

/** The sky's colours by the sine of the height above the horizon. */
function skyAt(sky: readonly [string, string, string]): (up: number) => readonly [number, number, number] {
  const ctx = document.createElement('canvas').getContext('2d');
  const [top, middle, horizon] = sky.map((colour): [number, number, number] => {
    if (!ctx) return [255, 255, 255];
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = ctx.getImageData(0, 0, 1, 1).data;
    return [r, g, b];
  }) as [[number, number, number], [number, number, number], [number, number, number]];
  const mix = (a: number[], b: number[], t: number) => [0, 1, 2].map((i) => CesiumMath.lerp(a[i] ?? 0, b[i] ?? 0, t));
  return (up) => {
    const height = Math.max(0, up);
    const [r = 0, g = 0, b = 0] = height < 0.35 ? mix(horizon, middle, height / 0.35) : mix(middle, top, (height - 0.35) / 0.65);
    return [r, g, b];
  };
}

function encode(picture: ImageData): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(picture, 0, 0);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the panorama could not be encoded'))), 'image/jpeg', 0.95),
  );
}
