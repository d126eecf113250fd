import { readFile } from 'node:fs/promises';
import { featuresOf } from '../featuresOf.ts';
import { PartCollector } from '../osm/PartCollector.ts';
import { defineImporter } from '../registry.ts';

/** GeoJSON (RFC 7946; lng, lat, EPSG:4326) with OpenStreetMap-like properties, our own names, or none at all. */
export default defineImporter({
  id: 'geojson',
  title: 'GeoJSON',
  extensions: ['geojson', 'json'],
  async read(files, { dataset, extent, onProgress }) {
    if (dataset.crs !== 'EPSG:4326') throw new Error(`GeoJSON is in EPSG:4326 by definition, not ${dataset.crs}`);
    const collector = new PartCollector(dataset.theme, extent);
    let count = 0;
    for (const file of files) {
      const features = await featureList(file);
      for (const [i, item] of features.entries()) {
        const properties = item.properties as { id?: unknown; osm_id?: unknown } | null | undefined;
        const id = item.id ?? properties?.osm_id ?? properties?.id ?? i;
        const own = files.length > 1 ? `${dataset.id}/${files.indexOf(file)}/${id}` : `${dataset.id}/${id}`;
        for (const feature of featuresOf(item, own, dataset.theme, () => collector.note('bad-geometry'))) collector.add(feature);
        if (++count % 10_000 === 0) onProgress?.({ stage: 'model', done: count, total: 0 });
      }
    }
    return collector.finish();
  },
});

async function featureList(file: string): Promise<Record<string, unknown>[]> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof SyntaxError ? 'is not JSON' : error instanceof Error ? error.message : error}`);
  }
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown };
  if (type === 'Feature') return [json as Record<string, unknown>];
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.filter((f) => typeof f === 'object' && f !== null);
  throw new Error(`${file}: is not a GeoJSON FeatureCollection`);
}
