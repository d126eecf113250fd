import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useAtom, useAtomValue, useSetAtom } from 'jotai';
import { type ComponentType, lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../scenes/contract.ts';
import type { LayerStatus, MapHandle, MapProgress, MapViewProps, PickedBuilding, SelectionKey } from '../lib/map.ts';
import type { MapPlaceProps } from '../lib/map-place.ts';
import {
  engineStatusAtom,
  headingAtom,
  mapHandleAtom,
  mapShownAtom,
  mapSightAtom,
  pickedBuildingAtom,
  presetAtom,
  qualityAtom,
} from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { toolAtom } from '../lib/tool.ts';
import { type Covering, useCovered } from './covered.ts';
import styles from './layout.module.css';
import { MapBoundary } from './map-boundary.tsx';
import { MapFailure, type MapFailureReason } from './map-failure.tsx';
import { MapLoading } from './map-loading.tsx';
import { ModelFailure } from './model-failure.tsx';
import { ModelProgress } from './model-progress.tsx';
import { useMapKeys } from './use-map-keys.ts';
import { useMapLayers } from './use-map-layers.ts';
import { useViewSync } from './use-view-sync.ts';

const loadMap = () => import('./map/map-view.tsx');

interface MapSlotProps {
  /** Null: no panel lies over the map. */
  covered: Covering | null;
  /** A feature's page that shows things of its own and keeps by itself what is picked. */
  own?: MapPlaceProps;
}

/** The place of the globe: poster first, then the engine behind it with its real progress, then the city. */
export function MapSlot({ covered, own }: MapSlotProps) {
  const { city } = usePortal();
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<MapFailureReason | null>(null);
  const [progress, setProgress] = useState<MapProgress>({ step: 'engine', fraction: 0 });
  const setShown = useSetAtom(mapShownAtom);
  const { state } = city.model;
  const building = state === 'building' || state === 'missing';
  const onProgress = useCallback(
    (next: MapProgress) => {
      setProgress(next);
      setShown(next.step === 'ready');
    },
    [setShown],
  );
  useEffect(() => () => setShown(false), [setShown]);
  // A new attempt needs a new lazy component: React keeps a rejected one for ever.
  const MapView = useMemo(() => lazy(() => (attempt >= 0 ? loadMap() : loadMap())), [attempt]);
  const retry = () => {
    // The browser keeps a script that did not come; asked twice in vain, a new page asks afresh.
    if (failure === 'not-loaded' && attempt > 0) return location.reload();
    setFailure(null);
    onProgress({ step: 'engine', fraction: 0 });
    setAttempt((n) => n + 1);
  };
  return (
    <>
      {!building && state !== 'failed' && !failure && (
        <MapBoundary key={attempt} onFail={setFailure}>
          <Suspense fallback={null}>
            <LiveMap MapView={MapView} covered={covered} own={own} onProgress={onProgress} onFatal={setFailure} />
          </Suspense>
        </MapBoundary>
      )}
      <div className={styles.poster} data-gone={(progress.step === 'ready' && !failure) || undefined} />
      {building && <ModelProgress />}
      {state === 'failed' && <ModelFailure />}
      {failure && <MapFailure reason={failure} retry={retry} />}
      {!building && state !== 'failed' && !failure && progress.step !== 'ready' && <MapLoading progress={progress} />}
    </>
  );
}

interface LiveMapProps {
  MapView: ComponentType<MapViewProps>;
  covered: Covering | null;
  own: MapPlaceProps | undefined;
  onProgress(progress: MapProgress): void;
  onFatal(reason: MapFailureReason): void;
}

function LiveMap({ MapView, covered, own, onProgress, onFatal }: LiveMapProps) {
  const { t } = useTranslation('app');
  const onKeyDown = useMapKeys();
  const { city, lang, state, update } = usePortal();
  const layers = useMapLayers(own);
  const scheme = useComputedColorScheme('light');
  const reducedMotion = useReducedMotion(false, { getInitialValueInEffect: false });
  const [tool, setTool] = useAtom(toolAtom);
  const quality = useAtomValue(qualityAtom);
  const setHandle = useSetAtom(mapHandleAtom);
  const setHeading = useSetAtom(headingAtom);
  const setPreset = useSetAtom(presetAtom);
  const setSight = useSetAtom(mapSightAtom);
  const setStatus = useSetAtom(engineStatusAtom);
  const setBuilding = useSetAtom(pickedBuildingAtom);
  const [initialView] = useState(state.view ?? city.scene.view);
  const onSelect = useCallback(
    (key: SelectionKey | null, building?: PickedBuilding) => {
      if (tool.kind !== 'hand') return;
      if (own) return own.onSelect(key);
      setBuilding(building ?? null);
      // The map keeps what was picked in sight; nothing flies away under the finger.
      update({ selection: key }, { push: key !== null });
    },
    [tool, own, update, setBuilding],
  );
  const pointing = tool.kind === 'point';
  const onPoint = useMemo(
    () => (pointing ? (x: number, y: number) => setTool({ type: 'point', at: { x, y } }) : undefined),
    [pointing, setTool],
  );
  const onBuilding = useCallback(
    // A pick on the map knows its position; the tile does not.
    (building: PickedBuilding) => setBuilding((old) => (old?.id === building.id ? old : building)),
    [setBuilding],
  );
  const onLayerStatus = useCallback((id: string, status: LayerStatus) => setStatus((all) => ({ ...all, [id]: status })), [setStatus]);
  const onReady = useCallback((handle: MapHandle) => setHandle(handle), [setHandle]);
  useEffect(() => () => setHandle(null), [setHandle]);
  const syncView = useViewSync();
  const onView = useCallback(
    (view: View, metresPerPixel: number) => {
      syncView(view);
      const { target, range } = view;
      setSight((old) => {
        const [lng, lat] = old?.target ?? [];
        const same = old?.range === range && old.metresPerPixel === metresPerPixel && lng === target[0] && lat === target[1];
        return same ? old : { target, range, metresPerPixel };
      });
    },
    [syncView, setSight],
  );
  return (
    <div
      className={styles.map}
      role="application"
      aria-label={t('map.label')}
      aria-describedby="map-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a map moved by keys takes the focus; the role passes them through a screen reader.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p id="map-keys" className="sr-only">
        {t('map.keys')}
      </p>
      <MapView
        city={city}
        layers={layers}
        lang={lang}
        initialView={initialView}
        mode={state.mode}
        style={state.style ?? (scheme === 'dark' ? 'night' : 'light')}
        minutes={state.minutes}
        quality={quality}
        reducedMotion={reducedMotion}
        selected={own ? own.selected : state.selection}
        covered={useCovered(covered)}
        onSelect={onSelect}
        onPoint={onPoint}
        onBuilding={onBuilding}
        onView={onView}
        onHeading={(heading, pitch) => setHeading({ heading, pitch })}
        onReady={onReady}
        onProgress={onProgress}
        onLayerStatus={onLayerStatus}
        onFatal={onFatal}
        onQuality={setPreset}
      />
    </div>
  );
}
