import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveTour } from '../../api/features/tours/resolve-tour.ts';
import { readTours } from '../../api/features/tours/tour-files.ts';
import type { Position } from '../../data/contract.ts';
import { alongLine, lineLength } from '../../data/model/along-line.ts';
import type { Mode } from '../../data/model/directions/answer.ts';
import { MODE_BIT } from '../../data/model/directions/street-graph.ts';
import { cityGuides } from '../../narration/pack/city-guides.ts';
import { guideCities } from '../../narration/pack/read-guides.ts';
import type { Tour, TourLeg } from '../../scenes/tour-contract.ts';
import { drawWay, FEW_STEPS } from '../streets/draw-way.ts';
import { drawTour, type SampleStreets, sampleStreets } from './draw-tours.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** A way may be longer or shorter than that of the directions by this share. */
const TOLERANCE = 0.1;
/** Metres from the middle of a street. */
const BESIDE = 5;
/** A way within a site is no longer than this, metres. */
const SITE = 400;
/** Metres a second on foot, where there is no street. */
const WALK = 5 / 3.6;
/** Nobody stays longer than this at a stop, minutes. */
const STAY = 90;
const cities = guideCities(ROOT);

/** Metres from a position to the nearest street that this means may use. */
function offStreets({ loaded: { graph, index } }: SampleStreets, at: Position, by: Mode): number {
  const open = (edge: number) => (((graph.forward[edge] ?? 0) | (graph.backward[edge] ?? 0)) & MODE_BIT[by]) > 0;
  return index.nearest(at, 2000, open)?.metres ?? Number.POSITIVE_INFINITY;
}

/** Where a leg is not where its means may go, and how its length differs from that of the directions; nothing where all is well. */
function wayFaults(streets: SampleStreets, tour: Tour): string[] {
  return tour.legs.flatMap((leg, i) => legFaults(streets, leg, tour.means).map((text) => `leg ${i + 1}: ${text}`));
}

function legFaults(streets: SampleStreets, leg: TourLeg, by: Mode): string[] {
  const { path, offStreet } = leg;
  const length = lineLength(path);
  if (offStreet?.part === 'all') return length > SITE ? [`${Math.round(length)} m within a site`] : [];
  const way = drawWay(streets.loaded, leg, by, streets.frame);
  if (!way) return ['the directions find no way'];
  const expected = way.metres + way.aside[0] + way.aside[1];
  const faults = Math.abs(length - expected) > expected * TOLERANCE ? [`${Math.round(length)} m instead of ${Math.round(expected)} m`] : [];
  if (Math.max(...way.aside) > FEW_STEPS && !offStreet) faults.push('far from the streets, and nobody says why');
  // Its corners, and all between them.
  const inner = path.slice(1, -1);
  const whole = lineLength(inner);
  const between = Array.from({ length: Math.floor(whole / 25) }, (_, k) => alongLine(inner, k * 25).position);
  const off = Math.max(...[...inner, ...between].map((at) => offStreets(streets, at, by)));
  return off > BESIDE ? [...faults, `${Math.round(off)} m beside the streets`] : faults;
}

/** Minutes for the way and the stories. */
function leastMinutes(streets: SampleStreets, tour: Tour, city: string): number {
  const seconds = tour.legs.reduce((sum, leg) => {
    if (leg.offStreet?.part === 'all') return sum + lineLength(leg.path) / WALK;
    const way = drawWay(streets.loaded, leg, tour.means, streets.frame);
    return sum + (way ? way.seconds + (way.aside[0] + way.aside[1]) / WALK : 0);
  }, 0);
  const { stops, legs } = resolveTour(tour, { city, guides: cityGuides(city), heightAt: () => 0 }, 0);
  const told = [...stops, ...legs.flatMap(({ story }) => story ?? [])];
  return (seconds + told.reduce((sum, { languages }) => sum + (languages.vi?.sound?.duration ?? 0), 0)) / 60;
}

describe.each(cities)('the ways of the tours of %s', (city) => {
  let streets: SampleStreets;
  beforeAll(async () => {
    streets = await sampleStreets(ROOT, city);
  }, 120_000);
  const tours = readTours(ROOT, city).map((tour) => [tour.id, tour] as const);

  it.each(tours)('%s keeps to streets that its means may use, and is as long as the directions say', (_, tour) => {
    expect(wayFaults(streets, tour)).toEqual([]);
    expect(Math.abs(tour.length - tour.legs.reduce((sum, { path }) => sum + lineLength(path), 0))).toBeLessThan(2);
  });

  it.each(tours)('%s has the time for its way and its stories', (_, tour) => {
    const least = leastMinutes(streets, tour, city);
    expect(tour.minutes).toBeGreaterThanOrEqual(Math.floor(least));
    expect(tour.minutes).toBeLessThanOrEqual(least + tour.stops.length * STAY);
  });

  it.each(tours)('%s drawn anew asks for nothing, and drawn twice is as drawn once', (_, tour) => {
    const once = drawTour(tour, streets);
    expect(once.told).toEqual([]);
    expect(drawTour(once.tour, streets).tour).toEqual(once.tour);
  });

  it.each(tours)('%s across the fields, or the long way round, is noticed', (_, tour) => {
    const at = tour.legs.findIndex(({ offStreet, path }) => offStreet?.part !== 'all' && path.length > 8);
    const bent = (change: (path: Position[]) => Position[]) => ({
      ...tour,
      legs: tour.legs.map((leg, i) => (i === at ? { ...leg, path: change(leg.path) } : leg)),
    });
    const straight = bent((path) => [...path.slice(0, 2), ...path.slice(-2)]);
    expect(wayFaults(streets, straight).join()).toMatch(new RegExp(`leg ${at + 1}: .*(instead of|beside the streets)`));
    const twice = bent((path) => [...path, ...path.slice(1, -1).reverse(), ...path.slice(1)]);
    expect(wayFaults(streets, twice).join()).toContain('instead of');
    expect(wayFaults(streets, drawTour(straight, streets).tour)).toEqual([]);
  });
});
