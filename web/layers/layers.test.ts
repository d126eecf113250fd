import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Scene } from '../../scenes/contract.ts';

const here = new URL('.', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const scenesFolder = new URL('../../scenes/', here);
const cities = readdirSync(scenesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
/** The relief is the globe's own surface: the map view mounts it. */
const OF_THE_GLOBE = ['terrain'];

describe.each(folders)('the layer technique %s', (folder) => {
  it('calls itself as its folder is called', () => {
    const text = readFileSync(new URL(`${folder}/layer.tsx`, here), 'utf8');
    expect(text).toMatch(new RegExp(`technique: '${folder}'`));
    expect(text).toContain('export default defineLayer(');
  });

  it('reports how each of its layers fares', () => {
    const sources = readdirSync(new URL(`${folder}/`, here)).map((name) => readFileSync(new URL(`${folder}/${name}`, here), 'utf8'));
    // By itself, or by what layers of tiles share.
    const shared = readFileSync(new URL('use-layer-tileset.ts', here), 'utf8').includes('onLayerStatus')
      ? 'useLayerTileset('
      : 'onLayerStatus';
    expect(sources.some((text) => text.includes('onLayerStatus') || text.includes(shared))).toBe(true);
  });
});

describe.each(cities)('the scene of %s', (city) => {
  const scene = Scene.parse(JSON.parse(readFileSync(new URL(`${city}/scene.json`, scenesFolder), 'utf8')));
  it('names techniques that there are', () => {
    for (const layer of scene.layers) expect([...folders, ...OF_THE_GLOBE]).toContain(layer.technique);
  });

  it('gives every layer an id of its own, former ids included', () => {
    const ids = scene.layers.flatMap((layer) => [layer.id, ...layer.formerly]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
