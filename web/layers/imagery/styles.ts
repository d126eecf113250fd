import { LIGHT_MAP } from '../../../data/model/light-map.ts';

/** Colours of the painted ground. Widths are decided by the painter from metres. */
export interface GroundStyle {
  land: string;
  ocean: string;
  water: string;
  /** By OpenMapTiles landcover or landuse class. */
  cover: Record<string, string>;
  road: { fill: string; major: string; casing: string; track: string; path: string /** Light of the street lamps. */; glow?: string };
  rail: string;
  /** Footprints under the model, so that far blocks are not bare. */
  building: string;
  boundary: string;
  boundaryFill: string;
  /** Plots of rice and terraces, and the banks between them. */
  field: string[];
  bank: string;
}
export type GroundStyleId = 'light' | 'dark' | 'night';

export const GROUND_STYLES: Record<GroundStyleId, GroundStyle> = {
  light: LIGHT_MAP,
  dark: {
    land: '#252a33',
    ocean: '#17232e',
    water: '#1d3442',
    cover: {
      wood: '#222e2c',
      grass: '#28312f',
      farmland: '#2a3130',
      rice: '#2b332e',
      terrace: '#2c322d',
      sand: '#35332e',
      park: '#24322c',
      residential: '#2a2f38',
      school: '#33343a',
      square: '#33363e',
      pitch: '#26362d',
      island: '#273230',
    },
    road: { fill: '#434956', major: '#545b69', casing: '#1c2028', track: '#363b44', path: '#373c46' },
    rail: '#5a606c',
    building: '#39404c',
    boundary: '#c3a6f0',
    boundaryFill: '#c3a6f0',
    field: ['#2b342f', '#2e3631', '#29322d'],
    bank: '#3a423b',
  },
  night: {
    land: '#1c2b33',
    ocean: '#10283a',
    water: '#174357',
    cover: {
      wood: '#182c2b',
      grass: '#1d3032',
      farmland: '#1f3133',
      rice: '#20342f',
      terrace: '#22332e',
      sand: '#2b3236',
      park: '#1a332f',
      residential: '#212f3a',
      school: '#2b3441',
      square: '#2d3744',
      pitch: '#1c382f',
      island: '#1d3230',
    },
    road: { fill: '#46506a', major: '#5d6480', casing: '#15202b', track: '#323d4b', path: '#35404e', glow: 'rgb(255 196 110 / 0.16)' },
    rail: '#59637a',
    building: '#333f55',
    boundary: '#c3a6f0',
    boundaryFill: '#c3a6f0',
    field: ['#1f342f', '#223731', '#1d312d'],
    bank: '#2a413a',
  },
};
