import { CesiumTerrainProvider, EllipsoidTerrainProvider } from 'cesium';
import { useEffect, useState } from 'react';
import type { Globe } from '../../globe/context.ts';
import { requestFrame } from '../../globe/frame.ts';

const TIMEOUT = 15_000;

/**
 * The relief. It loads and fails alone: without it the city stands on the bare ellipsoid and the layer offers a retry.
 * @returns true once it is known whether there is relief. */
export function useTerrain(globe: Globe | null): boolean {
  const [settled, setSettled] = useState(false);
  const widget = globe?.widget;
  const city = globe?.props.city.scene.id;
  const onLayerStatus = globe?.props.onLayerStatus;
  const layer = globe?.props.layers.find((l) => l.config.technique === 'terrain')?.config.id ?? 'terrain';
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is how a retry asks for another go
  useEffect(() => {
    if (!widget || !city || !onLayerStatus) return;
    let current = true;
    onLayerStatus(layer, { state: 'loading' });
    const tooLong = new Promise<never>((_, fail) => setTimeout(() => fail(new Error('timeout')), TIMEOUT));
    Promise.race([
      CesiumTerrainProvider.fromUrl(`/tiles/${city}/terrain`, { requestVertexNormals: true, requestWaterMask: false }),
      tooLong,
    ]).then(
      (provider) => {
        if (!current || widget.isDestroyed()) return;
        widget.scene.terrainProvider = provider;
        onLayerStatus(layer, { state: 'ready' });
        setSettled(true);
        requestFrame(widget.scene);
      },
      (error: unknown) => {
        if (!current || widget.isDestroyed()) return;
        widget.scene.terrainProvider = new EllipsoidTerrainProvider();
        onLayerStatus(layer, { state: 'failed', reason: String(error), retry: () => setAttempt((n) => n + 1) });
        setSettled(true);
      },
    );
    return () => {
      current = false;
    };
  }, [widget, city, onLayerStatus, layer, attempt]);
  return settled;
}
