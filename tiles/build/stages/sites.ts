import { writeSites } from '../../sites/write.ts';
import type { Stage } from '../stage.ts';

export const sites: Stage = {
  name: 'sites',
  entry: 'tileset.json',
  code: ['sites', 'gltf'],
  onGround: true,
  inputs: ({ sites }) => sites,
  async run({ pack, ground, outDir, version, onProgress }) {
    const { tileset, ...report } = await writeSites({
      sites: pack.sites,
      ground,
      outDir,
      prefix: `${version}/`,
      ...(onProgress ? { onProgress } : {}),
    });
    return { report, entry: tileset };
  },
};
