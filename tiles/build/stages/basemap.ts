import { tileJson, writeBasemap } from '../../basemap/write-basemap.ts';
import type { Stage } from '../stage.ts';

export const basemap: Stage = {
  name: 'basemap',
  entry: 'tiles.json',
  code: ['basemap', 'geo'],
  onGround: false,
  async run({ pack, model, wards, attribution, outDir, version, onProgress }) {
    const { layers, minZoom, maxZoom, ...report } = await writeBasemap({
      model,
      areas: wards,
      outDir,
      ...(onProgress ? { onProgress } : {}),
    });
    const url = `/tiles/${pack.cityId}/basemap/${version}/{z}/{x}/{y}.mvt`;
    const entry = tileJson({ name: pack.cityId, url, version, bounds: model.extent, layers, minZoom, maxZoom, attribution });
    return { report, entry };
  },
};
