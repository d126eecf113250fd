import { writeTrees } from '../../trees/write.ts';
import type { Stage } from '../stage.ts';

export const trees: Stage = {
  name: 'trees',
  entry: 'tileset.json',
  code: ['trees', 'gltf'],
  onGround: true,
  async run({ model, ground, outDir, version, onProgress }) {
    const { tileset, ...report } = await writeTrees({
      instances: model.instances,
      ground,
      outDir,
      prefix: `${version}/`,
      ...(onProgress ? { onProgress } : {}),
    });
    return { report, entry: tileset };
  },
};
