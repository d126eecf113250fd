import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGraph } from '../../../data/model/directions/graph-file.ts';
import { gridGraph } from '../../../data/model/directions/grid-graph.factory.ts';
import { EDGE_CLASSES } from '../../../data/model/directions/street-graph.ts';
import { makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { DirectionAnswer } from './contract.ts';

let portal: Portal;
const [west, south] = [103.9, 21.3];
beforeAll(async () => {
  const pack = { ...makePack('mot'), places: [makePlace('truong', { position: [west + 0.006, south + 0.006] })] };
  portal = await makePortal([pack, makePack('hai')]);
  await write('v1', gridGraph({ columns: 10, rows: 10, seed: 4, missing: 0, oneway: 0, steps: 0 }));
});
afterAll(() => portal.close());

async function write(version: string, graph: ReturnType<typeof gridGraph>) {
  const folder = join(portal.config.dataDir, 'tiles/mot/streets-graph');
  await mkdir(join(folder, version), { recursive: true });
  await writeFile(join(folder, version, 'graph.bin'), writeGraph(graph));
  const sizes = { nodes: graph.nodes, edges: graph.edges, bytes: 1, gzip: 1, brotli: 1 };
  await writeFile(join(folder, 'graph.json'), JSON.stringify({ version, graph: `${version}/graph.bin`, ...sizes, sample: true }));
}
const ask = async (query: string) => {
  const { status, json } = await portal.get(`/api/cities/mot/directions?${query}`);
  return { status, json, answer: status === 200 ? DirectionAnswer.parse(json) : undefined };
};
const from = `from=${west + 0.001},${south + 0.001}`;

describe('directions', () => {
  it('lead to a place by its id: line, length, time, climb and turns in words', async () => {
    const { answer } = await ask(`${from}&to=truong&lang=en&alternatives=2`);
    expect(answer).toMatchObject({ state: 'found', by: 'foot', version: 'v1', sample: true });
    const [best] = answer?.features ?? [];
    expect(best?.properties.metres).toBeGreaterThan(600);
    expect(best?.properties.seconds).toBeGreaterThan(400);
    expect(best?.properties.maneuvers[0]?.text).toMatch(/^Head \w+ along /);
    expect(best?.properties.maneuvers.at(-1)?.text).toBe('You have arrived');
    expect(best?.geometry.coordinates.every(([, , height]) => height > 500 && height < 700)).toBe(true);
    expect(answer?.features.length).toBeGreaterThan(1);
  });
  it('speak Vietnamese where nothing is said', async () => {
    const { answer } = await ask(`${from}&to=truong`);
    expect(answer?.features[0]?.properties.maneuvers.at(-1)?.text).toBe('Đến nơi');
  });
  it('go by way of other places, in their order', async () => {
    const { answer } = await ask(`${from}&to=truong&via=${west + 0.007},${south + 0.001};${west + 0.001},${south + 0.007}&by=car`);
    const told = answer?.features[0]?.properties.maneuvers.filter(({ type }) => type === 'via');
    expect(told).toHaveLength(2);
    expect(told?.[0]?.position[0]).toBeGreaterThan(told?.[1]?.position[0] ?? 0);
    expect(answer?.ends).toHaveLength(4);
  });
  it.each([
    [`to=truong`, 'from'],
    [`${from}&to=khong-co`, 'to'],
    [`${from}&to=truong&by=plane`, 'by'],
    [`${from}&to=truong&via=1;2`, 'via'],
    [`${from}&to=truong&via=${Array.from({ length: 9 }, () => '103.9,21.3').join(';')}`, 'via'],
    [`${from}&to=truong&alternatives=9`, 'alternatives'],
    [`from=999,21.3&to=truong`, 'from'],
  ])('say which field is wrong: %s', async (query, field) => {
    const { status, json } = await ask(query);
    expect(status).toBe(400);
    expect(json.errors.map((error: { field: string }) => error.field.split('.')[0])).toContain(field);
  });
  it('say when a place is far from every street', async () => {
    const { answer } = await ask(`${from}&to=106,10`);
    expect(answer).toMatchObject({ state: 'none', reason: 'far', end: 1, features: [] });
  });
  it('wait for a city that is not built, and know no other cities', async () => {
    expect((await portal.get(`/api/cities/hai/directions?${from}&to=103.9,21.3`)).status).toBe(503);
    expect((await portal.get(`/api/cities/ba/directions?${from}&to=103.9,21.3`)).status).toBe(404);
  });
  it('follow a new version of the streets, and name what stands in a wheelchair’s way', async () => {
    const graph = gridGraph({ columns: 10, rows: 10, seed: 4, missing: 0, oneway: 0, steps: 0, relief: 0 });
    for (let e = 0; e < graph.edges; e++)
      if ((graph.to[e] ?? 0) === (graph.from[e] ?? 0) + 10) graph.edgeClass[e] = EDGE_CLASSES.indexOf('steps');
    await write('v2', graph);
    const { answer } = await ask(`${from}&to=truong&by=wheelchair`);
    expect(answer).toMatchObject({ state: 'barred', version: 'v2' });
    expect(answer?.features[0]?.properties.barriers.map(({ kind }) => kind)).toContain('steps');
  });
  it('are bounded', async () => {
    let last = 200;
    for (let i = 0; i < 130 && last === 200; i++) last = (await ask(`${from}&to=truong`)).status;
    expect(last).toBe(429);
  });
});
