import { useEffect, useRef, useState } from 'react';
import type { ListedPanorama } from '../../../../api/features/panoramas/contract.ts';
import type { Look } from '../look.ts';
import styles from '../panorama.module.css';
import { makePanoramaScene, type PanoramaScene } from './panorama-scene.ts';

export type StageState = 'loading' | 'shown' | 'no-picture' | 'no-webgl';

interface PanoramaStageProps {
  panorama: ListedPanorama;
  look: Look;
  onState(state: StageState): void;
}

/** The drawn picture, and nothing to press. A new attempt is a new mount. */
export default function PanoramaStage({ panorama, look, onState }: PanoramaStageProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scene, setScene] = useState<PanoramaScene>();
  const [drawn, setDrawn] = useState(false);
  const told = useRef(onState);
  told.current = onState;
  useEffect(() => {
    if (!box.current) return;
    try {
      const made = makePanoramaScene(box.current);
      setScene(made);
      return () => made.destroy();
    } catch (error) {
      console.warn('The panorama cannot be drawn', error);
      told.current('no-webgl');
    }
  }, []);
  const { image, position, heading } = panorama;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is read anew now and then; the same picture stays
  useEffect(() => {
    if (!scene) return;
    let gone = false;
    told.current('loading');
    const picture = new Image();
    picture.src = image;
    picture.decode().then(
      async () => {
        if (gone) return;
        await scene.show(picture, position, heading);
        if (gone) return;
        setDrawn(true);
        told.current('shown');
      },
      () => !gone && told.current('no-picture'),
    );
    return () => {
      gone = true;
    };
  }, [scene, image, heading]);
  useEffect(() => scene?.look(look.bearing, look.pitch, look.fov), [scene, look]);
  return <div ref={box} className={styles.canvas} data-drawn={drawn || undefined} aria-hidden="true" />;
}
