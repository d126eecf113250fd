/**
 * What is asked of the street graph and what it answers. Positions are [lng, lat], EPSG:4326; heights metres above the EGM96 geoid; lengths metres;
 * times seconds; bearings degrees clockwise from north. Entry points: `loadGraph(bytes)` and `route(graph, request)`.
 */
export const MODES = ['foot', 'wheelchair', 'bicycle', 'motorbike', 'car'] as const;
export type Mode = (typeof MODES)[number];

export type LngLat = readonly [lng: number, lat: number];

export interface RouteRequest {
  from: LngLat;
  to: LngLat;
  /** Passed in this order. */
  via?: readonly LngLat[];
  by: Mode;
  /** How many other ways at most; none with via points. 0 where it is absent. */
  alternatives?: number;
}

/** Where an asked position comes to the streets. */
export interface Snapped {
  position: LngLat;
  /** From the asked position, as the crow flies. */
  metres: number;
}

/** A street's name in the languages that its source has, its number, or neither. */
export interface StreetName {
  vi?: string;
  en?: string;
  ref?: string;
}

export type ManeuverType =
  | 'depart'
  /** The street changes its name. */
  | 'continue'
  | 'turn'
  /** Into a roundabout, to leave it at `exit`. */
  | 'roundabout'
  | 'steps'
  | 'via'
  | 'arrive';
export type TurnSide = 'straight' | 'slight-right' | 'right' | 'sharp-right' | 'uturn' | 'sharp-left' | 'left' | 'slight-left';
/** What kind of way lies ahead, for where it has no name. */
export type WayKind = 'street' | 'lane' | 'track' | 'path' | 'steps';

export interface Maneuver {
  type: ManeuverType;
  side: TurnSide;
  /** Direction in which one goes on. */
  bearing: number;
  street: StreetName | null;
  way: WayKind;
  /** Which exit of a roundabout, from 1. */
  exit?: number;
  position: LngLat;
  /** Index into the route's line. */
  at: number;
  /** From here to the next maneuver. */
  metres: number;
  seconds: number;
}

export type BarrierKind = 'steps' | 'slope' | 'surface' | 'other';
/** A stretch that a wheelchair cannot pass. */
export interface Barrier {
  kind: BarrierKind;
  metres: number;
  /** Steepest slope of the stretch, per cent. */
  slope: number;
  street: StreetName | null;
  position: LngLat;
  /** First and last index into the route's line. */
  between: readonly [number, number];
}

export interface Route {
  /** [lng, lat, metres above the geoid]. */
  line: [number, number, number][];
  metres: number;
  seconds: number;
  /** Metres climbed and descended; what goes up and down again by less than 2 m is not counted. */
  up: number;
  down: number;
  maneuvers: Maneuver[];
  /** Empty on every way that its mode may take whole. */
  barriers: Barrier[];
}

export type RouteAnswer =
  /** Best first. `ends`: from, via points, to. */
  | { state: 'found'; by: Mode; ends: Snapped[]; routes: Route[] }
  /** No way without barriers; `routes[0]` is the one on foot with the fewest metres of them, and names them. */
  | { state: 'barred'; by: Mode; ends: Snapped[]; routes: Route[] }
  /** `far`: a position (`end` counts from, via points, to) has no street of this mode near; `unconnected`: no way leads there. */
  | { state: 'none'; by: Mode; reason: 'far' | 'unconnected'; end?: number };
