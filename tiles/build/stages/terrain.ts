import { siteRing } from '../../sites/siteRing.ts';
import { writeTerrain } from '../../terrain/write-terrain.ts';
import type { Stage } from '../stage.ts';

export const terrain: Stage = {
  name: 'terrain',
  entry: 'layer.json',
  code: ['terrain', 'geo'],
  onGround: false,
  async run({ pack, model, attribution, outDir, version, onProgress }) {
    const { layer, ...report } = await writeTerrain({
      elevation: model.elevation,
      water: model.waterAreas,
      pads: pack.sites.map((site) => ({ ring: siteRing(site), rise: site.ground.rise, slope: site.ground.slope })),
      maxZoom: pack.config.terrain.maxZoom,
      detail: pack.scene.extent,
      outDir,
      version,
      name: pack.cityId,
      attribution: attribution.join('; '),
      ...(onProgress ? { onProgress } : {}),
    });
    return { report, entry: layer };
  },
};
