import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LngLat, Mode } from '../../data/model/directions/answer.ts';
import { seeded } from '../../data/model/directions/grid-graph.factory.ts';
import { type LoadedGraph, prepareGraph } from '../../data/model/directions/load-graph.ts';
import { route } from '../../data/model/directions/route.ts';
import { EDGE_CLASSES } from '../../data/model/directions/street-graph.ts';
import { dataset } from '../sources/datasets.factory.ts';
import importer from '../sources/osm-pbf/importer.ts';
import { makeGraph } from './make-graph.ts';
import { openValhalla, type Valhalla } from './valhalla.factory.ts';

const sources = process.env.CITY_SOURCES ?? '';
const monaco = join(sources, 'samples/osm/monaco-latest.osm.pbf');

describe.runIf(sources)('the streets of Monaco (CITY_SOURCES)', () => {
  let loaded: LoadedGraph;
  let valhalla: Valhalla;
  let folder: string;
  let lost: number;
  let turns: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'valhalla-'));
    valhalla = await openValhalla(monaco, folder);
    const { parts } = await importer.read([monaco], { dataset: dataset('osm', 'osm-pbf') });
    const about = { sample: false, attribution: [] };
    const made = makeGraph({ roads: parts.roads ?? [], turns: parts.turns ?? [], height: () => 0, about });
    loaded = prepareGraph(made.graph);
    [lost, turns] = [made.lostTurns, made.graph.turns.length / 4];
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('become a graph with steps, roundabouts, one-way streets and forbidden turns', () => {
    const { graph } = loaded;
    expect(graph.nodes).toBeGreaterThan(2500);
    const count = (test: (e: number) => boolean) => Array.from({ length: graph.edges }, (_, e) => e).filter(test).length;
    expect(count((e) => EDGE_CLASSES[graph.edgeClass[e] ?? 0] === 'steps')).toBeGreaterThan(100);
    expect(count((e) => ((graph.flags[e] ?? 0) & 4) > 0)).toBeGreaterThan(20);
    expect(count((e) => ((graph.forward[e] ?? 0) ^ (graph.backward[e] ?? 0)) > 3)).toBeGreaterThan(300);
    expect(turns).toBeGreaterThan(35);
    expect(lost).toBeLessThan(5);
  });

  // Nothing of both programs is the same but the map: the lengths of most ways are, and neither fails where the other does not.
  it.each<[Mode, middle: number, low: number, high: number]>([
    ['foot', 0.02, 0.85, 1.15],
    ['car', 0.02, 0.7, 1.2],
    ['bicycle', 0.02, 0.8, 1.15],
  ])('give ways of the lengths that Valhalla finds between 200 pairs, by %s', async (by, middle, low, high) => {
    const { graph } = loaded;
    const random = seeded(1895);
    const corner = (): LngLat => {
      const node = Math.floor(random() * graph.nodes);
      return [(graph.nodeLng[node] ?? 0) / 1e6, (graph.nodeLat[node] ?? 0) / 1e6];
    };
    const ratios: number[] = [];
    const failed = { ours: 0, theirs: 0 };
    for (let i = 0; i < 200; i++) {
      const [from, to] = [corner(), corner()];
      const theirs = await valhalla.route(from, to, by);
      const answer = route(loaded, { from, to, by });
      const ours = answer.state === 'found' ? answer.routes[0]?.metres : undefined;
      if (ours === undefined) failed.ours++;
      if (theirs === undefined) failed.theirs++;
      // Below 50 m the ratio is one of roundings.
      if (ours !== undefined && theirs && theirs.metres > 50) ratios.push(ours / theirs.metres);
    }
    ratios.sort((a, b) => a - b);
    const at = (share: number) => ratios[Math.round(share * (ratios.length - 1))] ?? 0;
    const told = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].map((share) => at(share).toFixed(3)).join(' ');
    console.info(`${by}: ${ratios.length} ratios, least to most ${told}; failures ${JSON.stringify(failed)}`);
    expect(failed).toEqual({ ours: 0, theirs: 0 });
    expect(Math.abs(at(0.5) - 1)).toBeLessThan(middle);
    expect(at(0.05)).toBeGreaterThan(low);
    expect(at(0.95)).toBeLessThan(high);
  });
});
