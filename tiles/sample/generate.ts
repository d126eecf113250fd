import type { Extent, ModelConfig, Position } from '../../data/contract.ts';
import type { Anchor, Building, CityModel, ElevationModel, GivenParts, OnProgress } from '../contract.ts';
import { toBuilding } from './appearance.ts';
import { characters } from './character.ts';
import { coverLand, isIsland, measureDensity } from './coverLand.ts';
import { createFrame, type Frame } from './frame.ts';
import { anchorPoints, planGround } from './groundPlan.ts';
import { inventWater, type Water } from './inventWater.ts';
import { plantTrees } from './plantTrees.ts';
import { sampleGrid } from './raster.ts';
import { type Relief, raiseRelief } from './relief.ts';
import { buildTown, type Town } from './town.ts';
import { WaterIndex } from './waterIndex.ts';
import { writeRoads } from './writeRoads.ts';

export interface GenerateOptions {
  config: ModelConfig['sample'];
  extent: Extent;
  centre: Position;
  /** Real parts, taken as they are. */
  given: GivenParts;
  /** Places that need room. */
  anchors: Anchor[];
  onProgress?: OnProgress;
}

/**
 * Makes a believable city: whatever `given` supplies stays as it is, the rest is invented by the character of the
 * country. Deterministic: equal options give equal bytes on every machine. Buildings are made while they are read and
 * may be read more than once.
 */
export function generateCity({ config, extent, centre, given, anchors, onProgress }: GenerateOptions): CityModel {
  const progress = (done: number): void => onProgress?.({ stage: 'model', done, total: 5 });
  const frame = createFrame(centre, extent);
  const character = characters[config.character];
  const points = anchorPoints(frame, anchors);
  const plan = planGround(frame, config, character, points, given);
  const water = waterOf(frame, given) ?? (given.elevation ? { areas: [], lines: [] } : inventWater(frame, config, character, plan, points));
  const index = new WaterIndex(frame);
  for (const area of water.areas) index.addArea(area.rings);
  for (const line of water.lines) index.addLine(line.line, line.width);
  progress(1);
  const built = (given.roads ?? []).map((r) => r.line.map(frame.toPoint));
  const elevation = given.elevation ?? modelOf(extent, raiseRelief(frame, config, character, plan, water, index, built, points));
  progress(2);
  const heightAt = (x: number, y: number): number => elevation.sample(...frame.toPosition(x, y));
  const town = buildTown(
    { frame, config, character, plan, water: index, anchors: points, heightAt, waterLine: water.lines[0]?.line, waterLines: water.lines },
    anchors,
    given,
  );
  const density = measureDensity(town);
  const instances = plantTrees(town, density);
  progress(4);
  // Extracts show a few parks and works only; what they leave open is covered, but not under real houses, where the map stays as surveyed.
  const known = given.land ?? [];
  const land =
    given.land && given.buildings
      ? known
      : [...known.filter(isIsland), ...coverLand(town, density, known), ...known.filter((a) => !isIsland(a))];
  progress(5);
  return {
    extent,
    elevation,
    buildings: given.buildings ?? buildingsOf(frame, config.seed, town),
    instances,
    roads: [...(given.roads ?? []), ...writeRoads(frame, town.streets, index)],
    ...(given.turns ? { turns: given.turns } : {}),
    rails: given.rails ?? [],
    waterAreas:
      given.waterAreas ??
      water.areas.map((a, i) => ({
        id: `w${i}`,
        class: a.class,
        ...(a.name === undefined ? {} : { name: { vi: a.name } }),
        rings: a.rings.map((r) => r.map(([x, y]) => frame.toPosition(x, y))),
      })),
    waterways:
      given.waterways ??
      water.lines.map((l, i) => ({
        id: `l${i}`,
        class: l.class,
        ...(l.name === undefined ? {} : { name: { vi: l.name } }),
        line: l.line.map(([x, y]) => frame.toPosition(x, y)),
        width: l.width,
      })),
    land,
    labels: given.labels ?? [],
    notes: town.notes,
  };
}

function waterOf(frame: Frame, given: GivenParts): Water | undefined {
  if (!given.waterAreas && !given.waterways) return undefined;
  return {
    areas: (given.waterAreas ?? []).map((a) => ({ class: a.class, name: a.name?.vi, rings: a.rings.map((r) => r.map(frame.toPoint)) })),
    lines: (given.waterways ?? []).map((l) => ({ class: l.class, name: l.name?.vi, line: l.line.map(frame.toPoint), width: l.width })),
  };
}

function modelOf(extent: Extent, { grid, values }: Relief): ElevationModel {
  const [west, south, east, north] = extent;
  const kx = ((grid.width - 1) * grid.dx) / (east - west);
  const ky = ((grid.height - 1) * grid.dy) / (north - south);
  return {
    extent,
    width: grid.width,
    height: grid.height,
    values,
    sample: (lng, lat) => sampleGrid(grid, values, grid.west + (lng - west) * kx, grid.north - (north - lat) * ky),
  };
}

function buildingsOf(frame: Frame, seed: number, town: Town): Iterable<Building> {
  return {
    *[Symbol.iterator]() {
      for (const id of town.kept) yield toBuilding(frame, seed, id, town.lots.at(id));
    },
  };
}
