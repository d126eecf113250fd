import type { Building } from '../contract.ts';
import type { Rgb } from './MeshSink.ts';

const PLASTER = ['#F3ECDD', '#EADFCB', '#E2D3BE', '#F5F0E4', '#EFE6D2'];
/** Street fronts of tube houses: the same plaster in soft tints. */
const PASTEL = ['#F0DFC0', '#E6E4CF', '#DDE4DA', '#DCE4E8', '#F0DCCB', '#EED9CF', '#F3E3B3', '#E3DCE6'];
const TERRACOTTA = ['#C8664A', '#B9543D', '#D98A63'];
const IRON = ['#5E8FB0', '#8FA7B5', '#7C9AA8', '#A9B4B9'];
const CONCRETE = ['#CFC9BD', '#C2BDB2', '#D8D2C6'];

interface Look {
  walls: readonly string[];
  /** For pitched and for flat roofs. */
  roofs: readonly string[];
  flat: readonly string[];
}
const HOUSE: Look = {
  walls: [...PLASTER, ...PASTEL],
  roofs: [...TERRACOTTA, ...TERRACOTTA, ...IRON],
  flat: [...CONCRETE, ...TERRACOTTA, ...IRON],
};
const OFFICIAL: Look = { walls: ['#F0D9A0', '#EFD592', '#F2DEAE'], roofs: ['#B9543D', '#A94A36'], flat: ['#B9543D', '#C8664A', '#CFC9BD'] };
const TEMPLE: Look = { walls: ['#E7D6B4', '#DDC79F'], roofs: ['#7A4A3C', '#6B4238'], flat: ['#7A4A3C'] };
const SHED: Look = { walls: ['#D9DCDC', '#CBD3D6', '#E2DDD0'], roofs: IRON, flat: IRON };
const BLOCK: Look = { walls: PLASTER, roofs: TERRACOTTA, flat: CONCRETE };

const LOOKS: Record<string, Look> = {
  ...named(OFFICIAL, 'public government civic school kindergarten university college hospital clinic townhall fire_station train_station'),
  ...named(TEMPLE, 'temple pagoda shrine church monastery religious mosque cathedral chapel'),
  ...named(SHED, 'industrial warehouse market garage garages shed roof hangar farm barn factory storage_tank greenhouse'),
  ...named(BLOCK, 'apartments office hotel commercial retail dormitory supermarket'),
};

function named(look: Look, classes: string): Record<string, Look> {
  return Object.fromEntries(classes.split(' ').map((name) => [name, look]));
}

/** Wall and roof of a building as linear RGB bytes (glTF reads COLOR_0 as linear): its own colours, else by class and, steadily, by id. */
export function coloursOf(building: Building): { wall: Rgb; roof: Rgb } {
  const look = LOOKS[building.class] ?? HOUSE;
  const seed = hash(building.id);
  const roofs = building.roof.shape === 'flat' ? look.flat : look.roofs;
  return {
    wall: parsed(building.wallColour) ?? varied(look.walls[seed % look.walls.length], seed >>> 8),
    roof: parsed(building.roof.colour) ?? varied(roofs[(seed >>> 16) % roofs.length], seed >>> 4),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}

const LINEAR = Uint8Array.from({ length: 256 }, (_, i) => {
  const c = i / 255;
  return Math.round(255 * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
});
const linear = (byte: number): number => LINEAR[Math.max(0, Math.min(255, Math.round(byte)))] ?? 0;

function parsed(colour: string | undefined): Rgb | undefined {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  const n = Number.parseInt(colour.slice(1), 16);
  return [linear(n >> 16), linear((n >> 8) & 255), linear(n & 255)];
}

/** One of three shades of a palette colour. */
function varied(colour: string | undefined, seed: number): Rgb {
  const n = Number.parseInt((colour ?? '#E2D3BE').slice(1), 16);
  const shade = 0.965 + 0.0175 * (seed % 3);
  return [linear((n >> 16) * shade), linear(((n >> 8) & 255) * shade), linear((n & 255) * shade)];
}
