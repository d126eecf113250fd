import type { ModelConfig } from '../../data/contract.ts';

export type CharacterName = ModelConfig['sample']['character'];

/** What tells one kind of country from another; lengths in metres. */
export interface Character {
  /** Flowing water: width, how far it passes from the centre, how far it swings. */
  river: { width: number; widthAtMouth: number; pass: number; swing: number; bend: number } | undefined;
  /** The sea: which way it lies (degrees clockwise from north), how far from the centre, how ragged its shore. */
  sea: { bearing: number; distance: number; ragged: number; islands: number } | undefined;
  /** Half the width of the flat floor at the centre and far from it. */
  floor: { near: number; far: number };
  /** Fall of the floor along the valley, metres a metre, and the height of its gentle waves. */
  gradient: number;
  waves: number;
  /** Steps in which hills rise from the floor: how far the rise reaches, its height, cones on it, fine ridges. */
  hills: { reach: number; rise: number; cones: number; coneSpacing: number; ridges: number; knolls: number; far: number };
  /** Share of stilt houses in the villages, of palms among village trees; whether lower slopes are terraced. */
  stilts: number;
  palms: number;
  terraces: boolean;
}

/** The five kinds of country that a pack can name. */
export const characters: Record<CharacterName, Character> = {
  'karst-valley': {
    river: { width: 16, widthAtMouth: 16, pass: 170, swing: 520, bend: 2600 },
    sea: undefined,
    floor: { near: 1050, far: 420 },
    gradient: 0.0022,
    waves: 2.2,
    hills: { reach: 1900, rise: 175, cones: 165, coneSpacing: 520, ridges: 90, knolls: 0, far: 120 },
    stilts: 0.5,
    palms: 0.15,
    terraces: true,
  },
  midland: {
    river: { width: 85, widthAtMouth: 100, pass: 1250, swing: 900, bend: 3600 },
    sea: undefined,
    floor: { near: 1900, far: 900 },
    gradient: 0.0005,
    waves: 2,
    hills: { reach: 900, rise: 14, cones: 0, coneSpacing: 600, ridges: 12, knolls: 62, far: 90 },
    stilts: 0,
    palms: 0.25,
    terraces: false,
  },
  'river-plain': {
    river: { width: 60, widthAtMouth: 75, pass: 1000, swing: 800, bend: 3000 },
    sea: undefined,
    floor: { near: 5200, far: 4200 },
    gradient: 0.0003,
    waves: 1.2,
    hills: { reach: 3500, rise: 24, cones: 0, coneSpacing: 600, ridges: 8, knolls: 26, far: 30 },
    stilts: 0,
    palms: 0.3,
    terraces: false,
  },
  'coastal-delta': {
    river: { width: 380, widthAtMouth: 950, pass: 950, swing: 700, bend: 5200 },
    sea: { bearing: 80, distance: 4600, ragged: 220, islands: 0 },
    floor: { near: 4600, far: 3600 },
    gradient: 0,
    waves: 0.9,
    hills: { reach: 2600, rise: 90, cones: 0, coneSpacing: 600, ridges: 60, knolls: 40, far: 160 },
    stilts: 0,
    palms: 0.7,
    terraces: false,
  },
  'karst-bay': {
    river: undefined,
    sea: { bearing: 175, distance: 900, ragged: 620, islands: 420 },
    floor: { near: 1500, far: 700 },
    gradient: 0,
    waves: 1.5,
    hills: { reach: 2400, rise: 120, cones: 60, coneSpacing: 700, ridges: 100, knolls: 20, far: 80 },
    stilts: 0,
    palms: 0.45,
    terraces: false,
  },
};
