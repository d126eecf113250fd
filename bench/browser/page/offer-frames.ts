import { Cartesian3, Cesium3DTileset, HeadingPitchRange, Matrix4, type Primitive, PrimitiveCollection, type Scene } from 'cesium';

export interface FrameOrder {
  /** [lng, lat, metres above the ellipsoid] that the camera turns about. */
  target: [number, number, number];
  range: number;
  /** Degrees. */
  pitch: number;
  heading: number;
  frames: number;
  /** Degrees that the camera turns from frame to frame; one where it is absent. */
  step?: number;
}

declare global {
  interface Window {
    /** Milliseconds of each frame while the camera turns a degree a frame. */
    turn(order: FrameOrder): Promise<number[]>;
    /** Draws a view until all that it needs is loaded; after `longest` milliseconds it answers what is still missing, otherwise nothing. */
    settle(order: FrameOrder, longest: number): Promise<string>;
  }
}

const task = () => new Promise<void>((done) => setTimeout(done));

/** What of a view is still on its way. */
function missing({ globe, primitives }: Scene): string {
  const tilesets: Cesium3DTileset[] = [];
  const look = (collection: PrimitiveCollection) => {
    for (let i = 0; i < collection.length; i++) {
      const one: Primitive | PrimitiveCollection | Cesium3DTileset = collection.get(i);
      if (one instanceof PrimitiveCollection) look(one);
      else if (one instanceof Cesium3DTileset && one.show) tilesets.push(one);
    }
  };
  look(primitives);
  const late = tilesets.filter(({ tilesLoaded }) => !tilesLoaded).map(({ resource }) => resource.url);
  return [...(globe.tilesLoaded ? [] : ['ground']), ...late].join(', ');
}

/** Lets a bench order frames. Each is drawn at once and read back by one pixel, so that its time holds the drawing and not only the ordering. */
export function offerFrames(scene: Scene): void {
  const pixel = new Uint8Array(4);
  window.turn = async ({ target, range, pitch, heading, frames, step = 1 }) => {
    const gl = scene.canvas.getContext('webgl2');
    if (!gl) throw new Error('no WebGL 2');
    const centre = Cartesian3.fromDegrees(...target);
    const times: number[] = [];
    for (let i = 0; i < frames; i++) {
      await task();
      const offset = new HeadingPitchRange(((heading + i * step) * Math.PI) / 180, (pitch * Math.PI) / 180, range);
      const from = performance.now();
      scene.camera.lookAt(centre, offset);
      scene.camera.lookAtTransform(Matrix4.IDENTITY);
      (scene as Scene & { initializeFrame(): void }).initializeFrame();
      scene.requestRender();
      scene.render();
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      times.push(performance.now() - from);
    }
    return times;
  };
  window.settle = async (order, longest) => {
    const until = performance.now() + longest;
    // Tiles that have come bring others: thrice nothing missing is enough.
    for (let quiet = 0; quiet < 3; ) {
      await window.turn({ ...order, frames: 1 });
      const late = missing(scene);
      quiet = late ? 0 : quiet + 1;
      if (performance.now() > until) return late || 'nothing, but frames are slow';
      await new Promise((done) => setTimeout(done, 50));
    }
    return '';
  };
}
