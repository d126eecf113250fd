import { CameraEventType, Math as CesiumMath, KeyboardEventModifier, OrthographicFrustum, PerspectiveFrustum } from 'cesium';
import { useEffect } from 'react';
import { viewOf } from '../../globe/camera.ts';
import type { Globe } from '../../globe/context.ts';
import { requestFrame } from '../../globe/frame.ts';

/** 2D is a top-down orthographic 3D camera, since buffer collections draw in SCENE3D only; north stays up and nothing tilts. */
export function useModes(globe: Globe | null): void {
  const widget = globe?.widget;
  const mode = globe?.props.mode;
  const fly = globe?.fly;
  useEffect(() => {
    if (!widget || !mode || !fly) return;
    const { scene } = widget;
    const { camera, screenSpaceCameraController: controls } = scene;
    const flat = mode === '2d';
    controls.enableTilt = !flat;
    controls.enableLook = !flat;
    controls.tiltEventTypes = flat
      ? []
      : [
          CameraEventType.RIGHT_DRAG,
          CameraEventType.MIDDLE_DRAG,
          CameraEventType.PINCH,
          { eventType: CameraEventType.LEFT_DRAG, modifier: KeyboardEventModifier.CTRL },
        ];
    controls.zoomEventTypes = [CameraEventType.WHEEL, CameraEventType.PINCH];
    if (flat === camera.frustum instanceof OrthographicFrustum) return;
    const view = viewOf(scene);
    if (flat) {
      camera.setView({ destination: camera.positionWC, orientation: { heading: 0, pitch: -CesiumMath.PI_OVER_TWO, roll: 0 } });
      void fly({ ...view, heading: 0, pitch: -90 }, 0).then(() => {
        if (scene.isDestroyed()) return;
        camera.switchToOrthographicFrustum();
        requestFrame(scene);
      });
    } else {
      if (!(camera.frustum instanceof PerspectiveFrustum)) camera.switchToPerspectiveFrustum();
      void fly({ ...view, pitch: -42 });
    }
  }, [widget, mode, fly]);
}
