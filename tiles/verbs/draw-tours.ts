import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineLength } from '../../data/model/along-line.ts';
import { type LoadedGraph, prepareGraph } from '../../data/model/directions/load-graph.ts';
import { Tour } from '../../scenes/tour-contract.ts';
import { readCityPack } from '../build/city-pack.ts';
import { makeModel } from '../build/make-model.ts';
import { findSources } from '../build/source-files.ts';
import { createFrame, type Frame } from '../sample/frame.ts';
import { alongWay, drawWay, FEW_STEPS } from '../streets/draw-way.ts';
import { makeGraph } from '../streets/make-graph.ts';
import { chosenCities } from './city-ids.ts';
import { CliError, type Verb } from './verb.ts';

export const drawTours: Verb = {
  usage: 'draw-tours <city>',
  summary: "draw the ways of a pack's tours anew by our own directions on its sample plan",
  async run({ rootDir, args, print }) {
    const [name] = args;
    if (!name) throw new CliError('Which city? Say npm run city -- draw-tours <city>; npm run city -- list names them.');
    const [cityId = name] = await chosenCities(rootDir, name);
    const folder = join(rootDir, 'scenes', cityId, 'tours');
    const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json'));
    const streets = await sampleStreets(rootDir, cityId);
    for (const file of files.sort()) {
      const before = await readFile(join(folder, file), 'utf8');
      const { tour, told } = drawTour(Tour.parse(JSON.parse(before)), streets);
      for (const line of told) print(`${file}: ${line}`);
      // Written into what stands there, so that what a contract would fill in is not.
      const raw = { ...JSON.parse(before), length: tour.length, legs: tour.legs.map(withoutEmpty) };
      const text = tourText(raw);
      if (text === before) continue;
      await writeFile(join(folder, `${file}.next`), text);
      await rename(join(folder, `${file}.next`), join(folder, file));
      print(`${file}: ${tour.length} m`);
    }
  },
};

export interface SampleStreets {
  loaded: LoadedGraph;
  frame: Frame;
}

/** The streets that the generator makes of a city without any source file. */
export async function sampleStreets(rootDir: string, cityId: string): Promise<SampleStreets> {
  const pack = await readCityPack(rootDir, cityId);
  const { model } = await makeModel(pack, await findSources(pack.config.datasets));
  const height = (lng: number, lat: number) => model.elevation.sample(lng, lat);
  const { graph } = makeGraph({ roads: model.roads, height, about: { sample: true, attribution: [] } });
  return { loaded: prepareGraph(graph), frame: createFrame(pack.scene.centre, pack.scene.extent) };
}

/** A tour whose legs follow the streets, and its length; what a person has to look at is told. */
export function drawTour(tour: Tour, { loaded, frame }: SampleStreets): { tour: Tour; told: string[] } {
  const told: string[] = [];
  const legs = tour.legs.map((leg, i) => {
    if (leg.offStreet?.part === 'all') return leg;
    const way = drawWay(loaded, leg, tour.means, frame);
    if (!way) {
      told.push(`leg ${i + 1}: there is no way, left as it was`);
      return leg;
    }
    if (Math.max(...way.aside) > FEW_STEPS && !leg.offStreet)
      told.push(`leg ${i + 1}: ${Math.round(Math.max(...way.aside))} m off the streets, say why in offStreet`);
    return alongWay(leg, way.path);
  });
  return { tour: { ...tour, legs, length: Math.round(legs.reduce((sum, { path }) => sum + lineLength(path), 0)) }, told };
}

const withoutEmpty = ({ keyframes, ...leg }: Tour['legs'][number]) => ({ ...leg, ...(keyframes.length > 0 ? { keyframes } : {}) });

/** As wide as a line of the packs' JSON. */
const WIDTH = 160;
const onOneLine = (list: string) => list.replace(/\s+/g, ' ').replaceAll('[ ', '[').replaceAll(' ]', ']');

/** JSON as the packs are written: lists of numbers and words on one line, lists of positions too where they fit. */
function tourText(tour: object): string {
  const flat = JSON.stringify(tour, null, 2).replace(/\[[^[\]{}]*\]/g, onOneLine);
  const packed = flat.replace(/\[\s+\[[^[\]{}]*\](,\s+\[[^[\]{}]*\])*\s+\]/g, (list, _last, at: number) => {
    const line = onOneLine(list);
    return at - flat.lastIndexOf('\n', at) + line.length <= WIDTH ? line : list;
  });
  return `${packed}\n`;
}
