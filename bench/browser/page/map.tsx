/** The portal's map with objects that a bench makes, and beside them the same objects as Cesium's plain alternatives. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import { type CustomDataSource, DataSourceDisplay, Scene } from 'cesium';
import { createRoot } from 'react-dom/client';
import type { City } from '../../../api/features/cities/contract.ts';
import MapView from '../../../web/app/map/map-view.tsx';
import type { MapLayer, MapViewProps, PinItem } from '../../../web/lib/map.ts';
import { entitiesOf, pointsOf } from './alternatives.ts';
import { offerFrames } from './offer-frames.ts';
import { scatter } from './scatter.ts';

type Kind = 'none' | 'pins' | 'entities' | 'points';
declare global {
  interface Window {
    /** Shows `count` objects of one kind and takes away those before, without the scene's `hidden` layers; resolves when they are handed over. */
    show(kind: Kind, count: number, hidden?: string[]): Promise<void>;
  }
}

// The map keeps its scene to itself; whoever draws has to pass here.
const drawn = Promise.withResolvers<Scene>();
const render = Scene.prototype.render;
Scene.prototype.render = function (...given) {
  drawn.resolve(this);
  return render.apply(this, given);
};

const city: City = await (await fetch('/api/cities/son-la')).json();
const root = createRoot(document.getElementById('root') as HTMLElement);
const nothing = () => {};

const base: Omit<MapViewProps, 'layers'> = {
  city,
  lang: 'vi',
  initialView: city.scene.view,
  mode: '3d',
  style: 'light',
  minutes: null,
  quality: 'low',
  reducedMotion: true,
  selected: null,
  covered: { top: 0, right: 0, bottom: 0, left: 0 },
  onSelect: nothing,
  onView: nothing,
  onHeading: nothing,
  onReady: nothing,
  onProgress: nothing,
  onLayerStatus: nothing,
  onFatal: (reason) => console.error(reason),
  onQuality: nothing,
};

/** The scene's own layers; the generated pins stand in for its reports. */
function layersWith(pins: PinItem[], hidden: string[] = []): MapLayer[] {
  return city.scene.layers.map((config) => ({
    config,
    visible: config.visible && !hidden.includes(config.id),
    opacity: config.opacity,
    ...(config.technique === 'pins' ? { pins: config.id === 'reports' ? pins : [] } : {}),
  }));
}

/** What features draw on the map asks the server and reads the address, as in the portal. */
const queries = new QueryClient();
const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
const draw = (layers: MapLayer[]) =>
  root.render(
    <QueryClientProvider client={queries}>
      <RouterContextProvider router={router}>
        <MapView {...base} layers={layers} />
      </RouterContextProvider>
    </QueryClientProvider>,
  );

draw(layersWith([]));
const scene = await drawn.promise;
offerFrames(scene);

let clear = nothing;
window.show = async (kind, count, hidden) => {
  clear();
  const pins = scatter(city.scene.centre, count);
  draw(layersWith(kind === 'pins' ? pins : [], hidden));
  clear = kind === 'points' ? showPoints(pins) : kind === 'entities' ? await showEntities(pins) : nothing;
  scene.requestRender();
};

function showPoints(pins: PinItem[]): () => void {
  const points = scene.primitives.add(pointsOf(pins));
  return () => scene.primitives.remove(points);
}

/** Entities with the display that Cesium's own viewer gives them. */
async function showEntities(pins: PinItem[]): Promise<() => void> {
  const { DataSourceCollection, JulianDate } = await import('cesium');
  const sources = new DataSourceCollection();
  const display = new DataSourceDisplay({ scene, dataSourceCollection: sources });
  const source: CustomDataSource = await sources.add(entitiesOf(pins));
  const stop = scene.preRender.addEventListener(() => void display.update(JulianDate.now()));
  return () => {
    stop();
    sources.remove(source, true);
    display.destroy();
  };
}
