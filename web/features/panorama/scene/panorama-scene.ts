import {
  Cartesian3,
  Math as CesiumMath,
  CesiumWidget,
  Color,
  EquirectangularPanorama,
  HeadingPitchRoll,
  type PerspectiveFrustum,
  type Scene,
  Transforms,
} from 'cesium';
import { drawSmoothly } from '../../../globe/draw-smoothly.ts';
import { requestFrame } from '../../../globe/frame.ts';
import { verticalAngle } from '../look.ts';

/** Metres; nothing else stands in this scene. */
const RADIUS = 1000;
const southEastUp = Transforms.localFrameToFixedFrameGenerator('south', 'east');

export interface PanoramaScene {
  /**
   * Shows a picture that has loaded, and the one before until this one is drawn; resolves then.
   * @param position [lng, lat, metres] of the eye @param heading bearing of its middle column
   */
  show(picture: HTMLImageElement, position: readonly [number, number, number], heading: number): Promise<void>;
  look(bearing: number, pitch: number, fov: number): void;
  destroy(): void;
}

/** An empty scene, without a globe, in which one picture stands about the eye; drawn on demand. @throws where there is no WebGL 2 */
export function makePanoramaScene(box: HTMLElement): PanoramaScene {
  const credits = nowhere();
  const widget = new CesiumWidget(box, {
    globe: false,
    baseLayer: false,
    skyBox: false,
    skyAtmosphere: false,
    requestRenderMode: true,
    maximumRenderTimeChange: Number.POSITIVE_INFINITY,
    showRenderLoopErrors: false,
    creditContainer: credits,
    creditViewport: credits,
    msaaSamples: 1,
    useBrowserRecommendedResolution: false,
  });
  const { scene } = widget;
  const { camera } = scene;
  widget.resolutionScale = Math.min(1, 2 / devicePixelRatio);
  drawSmoothly(widget);
  scene.backgroundColor = Color.BLACK;
  if (scene.sun) scene.sun.show = false;
  if (scene.moon) scene.moon.show = false;
  scene.screenSpaceCameraController.enableInputs = false;
  let panorama: EquirectangularPanorama | undefined;
  let eye = Cartesian3.fromDegrees(0, 0);
  let last: [number, number, number] = [0, 0, 90];
  const before = makeAfterimage(box);
  const look = (bearing: number, pitch: number, fov: number) => {
    last = [bearing, pitch, fov];
    const aspect = box.clientWidth / Math.max(1, box.clientHeight);
    const frustum = camera.frustum as PerspectiveFrustum;
    const vertical = CesiumMath.toRadians(verticalAngle(fov, aspect));
    // Cesium's angle is that of the longer side.
    frustum.fov = aspect > 1 ? 2 * Math.atan(Math.tan(vertical / 2) * aspect) : vertical;
    camera.setView({
      destination: eye,
      orientation: { heading: CesiumMath.toRadians(bearing), pitch: CesiumMath.toRadians(pitch), roll: 0 },
    });
    requestFrame(scene);
  };
  const sizes = new ResizeObserver(() => {
    widget.resize();
    look(...last);
  });
  sizes.observe(box);
  return {
    show(picture, [lng, lat, metres], heading) {
      if (panorama) {
        // Drawn on demand only: without being asked nothing would be drawn, and an old frame cannot be read.
        requestFrame(scene);
        scene.render();
        before.keep(scene.canvas);
        scene.primitives.remove(panorama);
      }
      eye = Cartesian3.fromDegrees(lng, lat, metres);
      // Seen from within, the sphere's texture begins at the frame's x and goes on clockwise, so its middle column lies towards the north.
      const turn = new HeadingPitchRoll(CesiumMath.toRadians(heading), 0, 0);
      const transform = Transforms.headingPitchRollToFixedFrame(eye, turn, undefined, southEastUp);
      panorama = new EquirectangularPanorama({ image: picture, transform, radius: RADIUS });
      scene.primitives.add(panorama);
      look(...last);
      return drawn(scene, panorama).then(before.fade);
    },
    look,
    destroy() {
      sizes.disconnect();
      widget.destroy();
    },
  };
}

/** Frames from a ready sphere to one with its picture on it: handed over, made a texture, drawn. */
const FRAMES = 3;

/** Resolves when a picture is on the screen; never, where the scene is gone before. */
function drawn(scene: Scene, panorama: EquirectangularPanorama): Promise<void> {
  // Its sphere is made in a worker and has no public name; where it is gone, frames alone are counted.
  const { _primitive: sphere } = panorama as unknown as { _primitive?: { ready?: boolean } };
  let left = FRAMES;
  return new Promise((resolve) => {
    const stop = scene.postRender.addEventListener(() => {
      if (panorama.isDestroyed()) return stop();
      if (sphere?.ready !== false) left--;
      if (left >= 0) return requestFrame(scene);
      stop();
      resolve();
    });
    requestFrame(scene);
  });
}

/** What was last seen, laid over the scene until what comes next is there. */
function makeAfterimage(box: HTMLElement): { keep(canvas: HTMLCanvasElement): void; fade(): void } {
  const image = document.createElement('canvas');
  image.dataset.gone = '';
  box.append(image);
  return {
    /** Of the frame that was drawn in this very turn. */
    keep(canvas) {
      image.width = canvas.width;
      image.height = canvas.height;
      image.getContext('2d')?.drawImage(canvas, 0, 0);
      delete image.dataset.gone;
    },
    fade() {
      image.dataset.gone = '';
    },
  };
}

/** A place for Cesium's credits: in a shadow root outside of the document, so that the style element it adds breaks no policy. Ours stand in the page. */
function nowhere(): HTMLElement {
  const credits = document.createElement('div');
  document.createElement('div').attachShadow({ mode: 'open' }).append(credits);
  return credits;
}
