import type { RoadClass } from '../contract.ts';
import type { Point } from './frame.ts';

/** A road in the plane, before it is written out. Metres. */
export interface Street {
  class: RoadClass;
  line: Point[];
  /** Carriageway. */
  width: number;
  name?: string;
  english?: string;
  ref?: string;
  /** For a lane: number of the street it leaves and how far along it, side included. */
  from?: { street: number; along: number; left: boolean };
  /** Steps, which nothing on wheels goes over. */
  steps?: true;
  /** Number of the given road that it is, which is written out untouched. */
  given?: number;
}

/** Distance from the carriageway's edge to the line of house fronts by class: pavement, front yard. */
export function pavement(street: Street): number {
  switch (street.class) {
    case 'motorway':
    case 'trunk':
    case 'primary':
      return 4.5;
    case 'secondary':
      return 3.6;
    case 'tertiary':
      return 2.6;
    case 'minor':
      return street.width > 5.5 ? 2 : 1;
    default:
      return 0.9;
  }
}
