/**
 * The seam between the interface and the engine: types only, so that the entry page never loads Cesium.
 * Positions are [lng, lat, metres above the WGS 84 ellipsoid]; angles are degrees.
 */
import type { BoundaryFeature } from '../../api/features/boundaries/contract.ts';
import type { City } from '../../api/features/cities/contract.ts';
import type { LayerConfig, View } from '../../scenes/contract.ts';

/** `place:thcs-nguyen-trai`, `camera:…`, `report:…`, `area:…`, `street:…`, `building:…`, `part:…` of a sight in 3D, `model:…` that staff placed. */
export type SelectionKey = `${'place' | 'camera' | 'report' | 'area' | 'street' | 'building' | 'part' | 'model'}:${string}`;

/** One pin. `icon` names a drawing of `web/kit/pins`. */
export interface PinItem {
  id: SelectionKey;
  position: [number, number, number];
  /** Place kind id, `camera`, `report-new`, `report-progress`, `report-done`, `report-late`, `report-rejected`. */
  icon: string;
  /** NFC, one line. */
  label: string;
  /** 0..100; higher wins when labels collide. */
  rank: number;
  /** A camera's field of view, drawn on the ground. */
  cone?: { heading: number; fieldOfView: number; range: number };
}

/** Things too many to be brought one by one: how many of each icon stand about a position. */
export interface PinHeap {
  position: [number, number, number];
  counts: Record<string, number>;
}

export type LayerStatus =
  | { state: 'idle' }
  | { state: 'loading'; done?: number; total?: number }
  | { state: 'ready'; count?: number }
  | { state: 'failed'; reason: string; retry: () => void };

/** A scene layer as it now stands: its configuration, what the user made of it, and its data if a feature supplies it. */
export interface MapLayer {
  config: LayerConfig;
  visible: boolean;
  opacity: number;
  pins?: PinItem[];
  heaps?: PinHeap[];
  areas?: BoundaryFeature[];
  /** Lines along the ground, [lng, lat]; keep the same array while nothing changes. */
  ways?: readonly (readonly [number, number][])[];
  /** Cells of a grid: [west, south, east, north] degrees, and how much of the fullest cell lies in each, 0..1. */
  heat?: { box: [number, number, number, number]; share: number }[];
}

/** What was read off a picked building's property table. */
export interface PickedBuilding {
  id: string;
  name?: string;
  class: string;
  height: number;
  heightSource: string;
  levels: number;
  ward?: string;
  year?: number;
  position: [number, number, number];
}

export type Quality = 'auto' | 'low' | 'medium' | 'high';

/** Real progress of the engine: bytes of code, then tiles of the first view. 0..1. */
export interface MapProgress {
  step: 'engine' | 'terrain' | 'city' | 'ready';
  fraction: number;
}

export interface MapHandle {
  /** Flies so that the target lies in the part of the map that no panel covers; resolves when there or interrupted. */
  flyTo(view: View, options?: { seconds?: number }): Promise<void>;
  /** Looks at one position from a sensible distance, keeping the heading. */
  lookAt(position: [number, number, number], range?: number): Promise<void>;
  view(): View;
  home(): void;
  /** >1 comes closer. */
  zoomBy(factor: number): void;
  /** Moves sideways and ahead on the ground, in shares of the distance to what is in the middle. */
  panBy(right: number, ahead: number): void;
  rotateBy(degrees: number): void;
  tiltBy(degrees: number): void;
  northUp(): void;
  /** PNG of the present view with the attribution lines drawn into it. */
  picture(attribution: string[]): Promise<Blob>;
  /** Equirectangular JPEG of all that is seen from [lng, lat], some metres above the ground: north in the middle, clockwise to the right. @param width pixels */
  panorama(position: readonly [number, number], metres: number, width: number): Promise<Blob>;
  /** What is drawn at a place of the window (pixels): a wall or roof, else the ground; null where there is only sky. */
  positionAt(x: number, y: number): { position: [number, number, number]; on: 'building' | 'ground' } | null;
  /** Marks the device's own position, with its accuracy circle in metres; null removes it. */
  showOwnPosition(at: { lng: number; lat: number; accuracy: number } | null): void;
}

export interface MapViewProps {
  city: City;
  layers: MapLayer[];
  lang: string;
  initialView: View;
  mode: '3d' | '2d';
  style: 'light' | 'dark' | 'night';
  /** Minutes after midnight, city time, for the sun; null is a fixed pleasant light without shadows. */
  minutes: number | null;
  quality: Quality;
  reducedMotion: boolean;
  selected: SelectionKey | null;
  /** Pixels covered by panels on each side. */
  covered: { top: number; right: number; bottom: number; left: number };
  onSelect(key: SelectionKey | null, building?: PickedBuilding): void;
  /** Where it is given, clicks choose a place of the window (pixels) and pick nothing. */
  onPoint?: ((x: number, y: number) => void) | undefined;
  /** The building that a link names was found in a loaded tile. */
  onBuilding?(building: PickedBuilding): void;
  /** After the camera came to rest. @param metresPerPixel on the ground in the middle */
  onView(view: View, metresPerPixel: number): void;
  /** Compass: heading and pitch while moving, at most once a frame. */
  onHeading(heading: number, pitch: number): void;
  onReady(handle: MapHandle): void;
  onProgress(progress: MapProgress): void;
  onLayerStatus(layerId: string, status: LayerStatus): void;
  /** The engine cannot run or was lost: `webgl2` (none), `context-lost`, `crashed`. */
  onFatal(reason: 'webgl2' | 'context-lost' | 'crashed'): void;
  /** The preset in force, as `auto` changes it. */
  onQuality(preset: 'low' | 'medium' | 'high'): void;
}
