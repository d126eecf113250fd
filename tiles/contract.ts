/**
 * The city model that sources are read into and tiles are written from.
 * Positions [lng, lat] degrees EPSG:4326 unless a name says otherwise; heights metres.
 */
import type { Extent, LocalText, Position } from '../data/contract.ts';
import type { EdgeClass, Surface } from '../data/model/directions/street-graph.ts';

/** Heights above the EGM96 geoid (orthometric) on a regular lng/lat grid, row 0 at the north edge, samples at cell corners. */
export interface ElevationModel {
  extent: Extent;
  width: number;
  height: number;
  /** width*height values, no voids left. */
  values: Float32Array;
  /** Bilinear, clamped to the extent; orthometric metres. */
  sample(lng: number, lat: number): number;
}

/** Ellipsoidal height of the drawn terrain mesh (finest level) at a position, metres above WGS 84. */
export type GroundHeight = (lng: number, lat: number) => number;

export type RoofShape =
  | 'flat'
  | 'gabled'
  | 'hipped'
  | 'pyramidal'
  | 'skillion'
  | 'dome'
  | 'half-hipped'
  | 'gambrel'
  | 'mansard'
  | 'round'
  | 'onion'
  | 'cone';
export type HeightSource = 'measured' | 'levels' | 'class' | 'sample';

export interface Building {
  id: string;
  /** Outer ring then holes; first point not repeated; any winding. */
  rings: Position[][];
  /** From the ground to the top of the roof. */
  height: number;
  /** From the ground to the lowest point (0 for most). */
  minHeight: number;
  roof: {
    shape: RoofShape;
    /** Part of `height` that is roof. */
    height: number;
    /** Degrees clockwise from north in which the slope faces (skillion) or that the ridge is square to (gabled, hipped). */
    direction?: number;
    /** Ridge along or across the longer side; OSM `roof:orientation`. */
    orientation?: 'along' | 'across';
    /** `#rrggbb` */
    colour?: string;
  };
  /** `#rrggbb` */
  wallColour?: string;
  name?: string;
  /** house, apartments, school, public, temple, market, industrial, hospital, hotel, office, retail, roof, garage ... (OSM `building=*`). */
  class: string;
  levels: number;
  heightSource: HeightSource;
  ward?: string;
  year?: number;
}

/** OpenMapTiles `transportation` classes. */
export type RoadClass = 'motorway' | 'trunk' | 'primary' | 'secondary' | 'tertiary' | 'minor' | 'service' | 'track' | 'path';
export interface Road {
  id: string;
  class: RoadClass;
  name?: LocalText;
  /** National road number, e.g. `QL6`. */
  ref?: string;
  line: Position[];
  /** Carriageway, metres. */
  width: number;
  bridge?: boolean;
  tunnel?: boolean;
  /** What the source says of who may use it; where it is absent, what is usual for the class. */
  traffic?: RoadTraffic;
}

/** For directions. Bits are those of `MODE_BIT`. */
export interface RoadTraffic {
  kind: EdgeClass;
  /** Modes that may go along the line, and against it. */
  forward: number;
  backward: number;
  surface: Surface;
  /** Posted limit, km/h. */
  maxSpeed?: number;
  roundabout?: boolean;
}

/** A turn that is forbidden where two roads meet, or the only one allowed. */
export interface TurnRule {
  /** Ids of roads. */
  from: string;
  to: string;
  via: Position;
  only: boolean;
  /** Bits of the modes that it binds. */
  modes: number;
}

export interface Rail {
  id: string;
  line: Position[];
}

export interface WaterArea {
  id: string;
  /** OpenMapTiles `water` classes. */
  class: 'ocean' | 'lake' | 'river' | 'pond';
  name?: LocalText;
  rings: Position[][];
}
export interface Waterway {
  id: string;
  class: 'river' | 'stream' | 'canal' | 'ditch';
  name?: LocalText;
  line: Position[];
  /** Metres. */
  width: number;
}

export interface LandArea {
  id: string;
  /** OpenMapTiles `landcover`/`landuse` classes. */
  class:
    | 'wood'
    | 'grass'
    | 'farmland'
    | 'rice'
    | 'terrace'
    | 'rock'
    | 'sand'
    | 'wetland'
    | 'park'
    | 'residential'
    | 'school'
    | 'commercial'
    | 'industrial'
    | 'cemetery'
    | 'square'
    | 'pitch'
    | 'island';
  rings: Position[][];
}

/** A name on the ground: OpenMapTiles `place`. */
export interface PlaceLabel {
  id: string;
  class: 'city' | 'town' | 'village' | 'suburb' | 'neighbourhood' | 'island' | 'peak';
  name: LocalText;
  position: Position;
  rank: number;
}

/** Trees and street furniture as parallel arrays, one entry an instance. */
export interface Instances {
  /** lng, lat, pairs. */
  positions: Float64Array;
  /** Metres. */
  heights: Float32Array;
  /** Index into `models`. */
  kinds: Uint8Array;
  models: ('broadleaf' | 'palm' | 'conifer' | 'bamboo' | 'shrub' | 'ban' | 'lamp')[];
}

/** A fallback taken, a thing skipped or repaired; counted, shown after the build. */
export interface Note {
  stage: string;
  code: string;
  count: number;
  text: string;
}

/** Everything a city is drawn from. `buildings` may be read once only. */
export interface CityModel {
  extent: Extent;
  elevation: ElevationModel;
  buildings: Iterable<Building>;
  instances: Instances;
  roads: Road[];
  /** Where the source of the roads knows them. */
  turns?: TurnRule[];
  rails: Rail[];
  waterAreas: WaterArea[];
  waterways: Waterway[];
  land: LandArea[];
  labels: PlaceLabel[];
  notes: Note[];
}

/** A place the sample generator must make room for: a school gets a campus, a square an open space ... */
export interface Anchor {
  id: string;
  kind: string;
  name: string;
  position: Position;
}

/** What real sources supplied; all that is absent is invented by the sample generator. */
export interface GivenParts {
  elevation?: ElevationModel;
  roads?: Road[];
  turns?: TurnRule[];
  rails?: Rail[];
  waterAreas?: WaterArea[];
  waterways?: Waterway[];
  land?: LandArea[];
  labels?: PlaceLabel[];
  buildings?: Building[];
}

/** Progress of one stage; `total` is 0 while unknown. */
export interface Progress {
  stage: 'model' | 'terrain' | 'buildings' | 'trees' | 'sites' | 'basemap' | 'index' | 'streets-graph';
  done: number;
  total: number;
}
export type OnProgress = (p: Progress) => void;

/** What a stage says of itself when it ends. */
export interface StageReport {
  stage: string;
  items: number;
  tiles: number;
  bytes: number;
  milliseconds: number;
  reused: boolean;
  notes: Note[];
}
