import { Cesium3DTileset, type Scene } from 'cesium';
import { useEffect, useRef, useState } from 'react';

export interface TilesetWish {
  url: string;
  /** As the tileset begins; later changes are made on it. */
  options: Cesium3DTileset.ConstructorOptions;
  /** Before its first frame. */
  onMade(tileset: Cesium3DTileset): void;
  /** All that the first view needs is there. */
  onFirstTiles(): void;
  onFailed(reason: string): void;
}

/**
 * A tileset on the globe while the caller is; null until it is there. An answer that comes after the map has gone ends quietly.
 * @param attempt another number loads it anew
 */
export function useTileset(scene: Scene, wish: TilesetWish, attempt: number): Cesium3DTileset | null {
  const [tileset, setTileset] = useState<Cesium3DTileset | null>(null);
  const latest = useRef(wish);
  latest.current = wish;
  const { url } = wish;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is how a retry asks for another go
  useEffect(() => {
    let gone = false;
    let made: Cesium3DTileset | undefined;
    const over = () => gone || scene.isDestroyed();
    Cesium3DTileset.fromUrl(url, latest.current.options).then(
      (answer) => {
        if (over()) return answer.destroy();
        made = answer;
        latest.current.onMade(answer);
        answer.initialTilesLoaded.addEventListener(() => latest.current.onFirstTiles());
        answer.tileFailed.addEventListener((error: unknown) => console.warn('A tile failed', error));
        scene.primitives.add(answer);
        setTileset(answer);
      },
      (error: unknown) => {
        if (!over()) latest.current.onFailed(String(error));
      },
    );
    return () => {
      gone = true;
      setTileset(null);
      if (made && !scene.isDestroyed()) scene.primitives.remove(made);
    };
  }, [scene, url, attempt]);
  return tileset;
}
