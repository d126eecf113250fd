import { Ion, RequestScheduler, type CesiumWidget as Widget } from 'cesium';
import { Suspense, useEffect, useRef, useState } from 'react';
import { CesiumWidget, useCesium } from 'resium';
import '@cesium/engine/Source/Widget/CesiumWidget.css';
import { GlobeContext } from '../../globe/context.ts';
import { prepareScene } from '../../globe/prepare-scene.ts';
import { usePointer } from '../../globe/use-pointer.ts';
import type { MapViewProps } from '../../lib/map.ts';
import { features } from '../features.ts';
import { groupLayers } from './group-layers.ts';
import { techniques } from './techniques.ts';
import { useCesiumGlobe } from './use-cesium-globe.ts';
import { useFirstFlight } from './use-first-flight.ts';
import { useMapHandle } from './use-map-handle.ts';
import { useModes } from './use-modes.ts';
import { useSky } from './use-sky.ts';
import { useSteadyProps } from './use-steady-props.ts';
import { useTerrain } from './use-terrain.ts';

Ion.defaultAccessToken = '';
RequestScheduler.maximumRequestsPerServer = 18;

/** Kept the same object: resium makes a new widget when an option changes. */
const CONTEXT = {
  webgl: { alpha: true, antialias: false, powerPreference: 'high-performance' as const, failIfMajorPerformanceCaveat: false },
};

/** The 3D map. Everything that imports Cesium is reached from here, by a dynamic import only. */
export default function MapView(props: MapViewProps) {
  const [able] = useState(hasWebGl2);
  const { onFatal } = props;
  useEffect(() => {
    if (!able) onFatal('webgl2');
  }, [able, onFatal]);
  if (!able) return null;
  return (
    <CesiumWidget
      full
      baseLayer={false}
      skyBox={false}
      skyAtmosphere={false}
      requestRenderMode
      maximumRenderTimeChange={Number.POSITIVE_INFINITY}
      scene3DOnly
      orderIndependentTranslucency={false}
      msaaSamples={1}
      showRenderLoopErrors={false}
      creditContainer={hiddenCredits()}
      creditViewport={hiddenCredits()}
      contextOptions={CONTEXT}
      useBrowserRecommendedResolution={false}
    >
      <City {...props} />
    </CesiumWidget>
  );
}

function City(given: MapViewProps) {
  const props = useSteadyProps(given);
  const { cesiumWidget } = useCesium();
  const [widget, setWidget] = useState<Widget | null>(null);
  const { onFatal } = props;
  useEffect(() => {
    if (!cesiumWidget) return;
    prepareScene(cesiumWidget);
    const { canvas } = cesiumWidget.scene;
    const lost = (event: Event) => {
      event.preventDefault();
      onFatal('context-lost');
    };
    canvas.addEventListener('webglcontextlost', lost);
    const stop = cesiumWidget.scene.renderError.addEventListener((_: unknown, error: unknown) => {
      // A frame may meet the lost context before the event does.
      if (canvas.getContext('webgl2')?.isContextLost()) return onFatal('context-lost');
      console.error(error);
      onFatal('crashed');
    });
    setWidget(cesiumWidget);
    return () => {
      canvas.removeEventListener('webglcontextlost', lost);
      stop();
      setWidget(null);
    };
  }, [cesiumWidget, onFatal]);

  const last = useRef<ReturnType<typeof groupLayers>>(undefined);
  const groups = groupLayers(props.layers, last.current);
  last.current = groups;
  const globe = useCesiumGlobe(widget, props);
  const settled = useTerrain(globe);
  useSky(globe);
  useModes(globe);
  useMapHandle(globe);
  useFirstFlight(globe, settled);
  usePointer(globe);
  if (!globe) return null;
  return (
    <GlobeContext value={globe}>
      {[...techniques.values()].map(({ technique, Component }) => {
        const layers = groups.get(technique);
        return layers && <Component key={technique} layers={layers} />;
      })}
      {features.map(
        ({ id, Scene }) =>
          Scene && (
            <Suspense key={id} fallback={null}>
              <Scene />
            </Suspense>
          ),
      )}
    </GlobeContext>
  );
}

function hasWebGl2(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

let credits: HTMLElement | undefined;
/**
 * Cesium wants a place for credits; the portal shows its own attribution. A shadow root that is in no document also keeps the style
 * element that Cesium adds there from meeting the content security policy.
 */
function hiddenCredits(): HTMLElement {
  if (!credits) {
    credits = document.createElement('div');
    document.createElement('div').attachShadow({ mode: 'open' }).append(credits);
  }
  return credits;
}
