import type { Building, RoofShape } from '../contract.ts';
import type { Frame } from './frame.ts';
import type { Lot, Style } from './lots.ts';
import { createRandom, type Random } from './random.ts';
import { corners } from './rectangle.ts';

type Colours = readonly [string, ...string[]];
const plaster: Colours = ['#F3ECDD', '#EADFCB', '#E2D3BE', '#F3ECDD', '#EFE4CF', '#F1E6C8', '#E8E4DA', '#F5EFE4'];
const pastel: Colours = ['#DCE7E0', '#F2D9C7', '#D9E3EC', '#F0DDA8', '#E9CFCB', '#CFDDD0'];
const tiles: Colours = ['#C8664A', '#B9543D', '#D98A63', '#C25C44', '#B24A3A'];
const iron: Colours = ['#5E8FB0', '#8FA7B5', '#6F9CB8', '#9AA9AF', '#7C98A6', '#B5624C'];
const slab: Colours = ['#D8CDBB', '#CFC7BA', '#C9BFAF', '#DDD5C6', '#C4886B'];
const timber: Colours = ['#9A7B5B', '#8A6B4C', '#A68864', '#B39B78'];
const thatch: Colours = ['#8B7D6B', '#9C8F7E', '#7F8A8C', '#A2765C'];

const classes: Record<Style, string> = {
  tube: 'house',
  detached: 'house',
  stilt: 'house',
  school: 'school',
  public: 'public',
  temple: 'temple',
  market: 'market',
  hospital: 'hospital',
  hotel: 'hotel',
  office: 'office',
  industrial: 'industrial',
  retail: 'retail',
  apartments: 'apartments',
  roof: 'roof',
  hall: 'public',
};

interface Look {
  shape: RoofShape;
  roof: string;
  wall: string;
  /** Pitch as rise over half the span. */
  pitch: number;
}

/** Turns a lot into a building: storeys into metres, palette by style; the number alone decides among the choices. */
export function toBuilding(frame: Frame, seed: number, id: number, lot: Lot): Building {
  const random = createRandom(seed + id, 23);
  const look = lookOf(lot, random);
  const span = Math.min(lot.halfWidth, lot.halfDepth);
  const roofHeight = look.shape === 'flat' ? 0 : look.shape === 'skillion' ? Math.min(1.6, span * 0.3) : Math.min(7, span * look.pitch);
  const storey = lot.style === 'industrial' || lot.style === 'market' || lot.style === 'roof' ? 6 : lot.style === 'temple' ? 4.2 : 3.3;
  const ground = lot.style === 'tube' || lot.style === 'retail' || lot.style === 'hotel' ? 3.7 : storey;
  const walls = ground + storey * (lot.levels - 1) + (look.shape === 'flat' ? 0.7 : 0.2);
  // Facing (uy, -ux): the front. A skillion roof falls to the back.
  const back = (Math.atan2(-lot.uy, lot.ux) * 180) / Math.PI;
  const building: Building = {
    id: `s${id}`,
    rings: [corners(lot).map(([x, y]) => frame.toPosition(x, y))],
    height: round(walls + roofHeight),
    minHeight: 0,
    roof: { shape: look.shape, height: round(roofHeight), colour: look.roof },
    wallColour: look.wall,
    class: lot.style === 'tube' && lot.urbanity > 0.72 && random.chance(0.3) ? 'retail' : classes[lot.style],
    levels: lot.levels,
    heightSource: 'sample',
    year: yearOf(lot, random),
  };
  if (look.shape === 'skillion') building.roof.direction = round((back + 360) % 360);
  else if (look.shape === 'gabled' || look.shape === 'hipped' || look.shape === 'half-hipped') building.roof.orientation = 'along';
  if (lot.name !== undefined) building.name = lot.name;
  return building;
}

function lookOf(lot: Lot, random: Random): Look {
  const wall = random.chance(0.78) ? random.pick(plaster) : random.pick(pastel);
  switch (lot.style) {
    case 'school':
      return {
        shape: random.chance(0.75) ? 'gabled' : 'hipped',
        roof: random.pick(['#B9543D', '#C25C44', '#5E8FB0']),
        wall: '#F0D9A0',
        pitch: 0.5,
      };
    case 'public':
    case 'hall':
      return { shape: 'hipped', roof: random.pick(tiles), wall: random.pick(['#F0D9A0', '#EFD28C', '#F3E2B4']), pitch: 0.5 };
    case 'temple':
      return {
        shape: random.chance(0.5) ? 'hipped' : 'gabled',
        roof: random.pick(['#A5472F', '#B9543D', '#9C4A38']),
        wall: '#E9D6A8',
        pitch: 0.85,
      };
    case 'market':
    case 'industrial':
    case 'roof':
      return { shape: 'gabled', roof: random.pick(iron), wall: random.pick(['#D9DEDF', '#E2D3BE', '#C9D3D8']), pitch: 0.32 };
    case 'hotel':
    case 'office':
    case 'apartments':
    case 'hospital':
      return { shape: lot.style === 'hospital' && lot.levels < 4 ? 'hipped' : 'flat', roof: random.pick(slab), wall, pitch: 0.45 };
    case 'stilt':
      return {
        shape: random.chance(0.6) ? 'hipped' : 'half-hipped',
        roof: random.chance(0.7) ? random.pick(thatch) : random.pick(tiles),
        wall: random.pick(timber),
        pitch: 0.85,
      };
    case 'detached':
      return {
        shape: random.chance(0.62) ? 'gabled' : 'hipped',
        roof: random.chance(0.62) ? random.pick(tiles) : random.pick(iron),
        wall,
        pitch: 0.58,
      };
    default:
      return tubeLook(lot, wall, random);
  }
}

function tubeLook(lot: Lot, wall: string, random: Random): Look {
  const dice = random.next() + (lot.levels > 3 ? 0.1 : 0);
  if (dice < 0.6) return { shape: 'gabled', roof: random.chance(0.52) ? random.pick(tiles) : random.pick(iron), wall, pitch: 0.55 };
  if (dice < 0.7) return { shape: 'hipped', roof: random.pick(tiles), wall, pitch: 0.6 };
  if (dice < 0.82) return { shape: 'skillion', roof: random.pick(iron), wall, pitch: 0.2 };
  return { shape: 'flat', roof: random.pick(slab), wall, pitch: 0 };
}

function yearOf(lot: Lot, random: Random): number {
  if (lot.style === 'temple') return random.whole(1925, 2008);
  if (lot.style === 'stilt') return random.whole(1972, 2015);
  return Math.round(1986 + 36 * Math.sqrt(random.next()) + (lot.levels > 3 ? 2 : 0));
}

const round = (v: number): number => Math.round(v * 100) / 100;
