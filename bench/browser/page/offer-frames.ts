import { Cartesian3, HeadingPitchRange, Matrix4, type Scene } from 'cesium';

export interface FrameOrder {
  /** [lng, lat, metres above the ellipsoid] that the camera turns about. */
  target: [number, number, number];
  range: number;
  /** Degrees. */
  pitch: number;
  heading: number;
  frames: number;
}

declare global {
  interface Window {
    /** Milliseconds of each frame while the camera turns a degree a frame. */
    turn(order: FrameOrder): Promise<number[]>;
  }
}

const task = () => new Promise<void>((done) => setTimeout(done));

/** Lets a bench order frames. Each is drawn at once and read back by one pixel, so that its time holds the drawing and not only the ordering. */
export function offerFrames(scene: Scene): void {
  const pixel = new Uint8Array(4);
  window.turn = async ({ target, range, pitch, heading, frames }) => {
    const gl = scene.canvas.getContext('webgl2');
    if (!gl) throw new Error('no WebGL 2');
    const centre = Cartesian3.fromDegrees(...target);
    const times: number[] = [];
    for (let i = 0; i < frames; i++) {
      await task();
      const offset = new HeadingPitchRange(((heading + i) * Math.PI) / 180, (pitch * Math.PI) / 180, range);
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
}
