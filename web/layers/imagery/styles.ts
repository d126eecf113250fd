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
  light: {
    land: '#dde7d0',
    ocean: '#a9d0de',
    water: '#8fc1d4',
    cover: {
      wood: '#b4cfa9',
      grass: '#d0e1bf',
      farmland: '#dbe5bd',
      rice: '#d3e2a9',
      terrace: '#d9deab',
      rock: '#cfcdbf',
      sand: '#efe5c6',
      wetland: '#c4dcc9',
      park: '#c3ddb2',
      residential: '#e6e5d6',
      school: '#efe3c8',
      commercial: '#ece2d6',
      industrial: '#dfdedb',
      cemetery: '#cbd8bd',
      square: '#eee6d3',
      pitch: '#b9d8a2',
      island: '#c9dbb9',
    },
    road: { fill: '#fdfbf5', major: '#fff3d3', casing: '#d6cdb9', track: '#e8dcc0', path: '#e4d9c3' },
    rail: '#a8a39b',
    building: '#d9cdb8',
    boundary: '#7a4fb0',
    boundaryFill: '#7a4fb0',
    field: ['#cfe0a2', '#d9e4ad', '#c3d996', '#e0e4b2', '#d2dca0'],
    bank: '#b9c98f',
  },
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
