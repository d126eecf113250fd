import { writeBuildings } from '../../buildings/write.ts';
import type { Stage } from '../stage.ts';

export const buildings: Stage = {
  name: 'buildings',
  entry: 'tileset.json',
  code: ['buildings', 'gltf'],
  onGround: true,
  async run({ model, ground, outDir, version, onProgress }) {
    const { tileset, gzipBytes, ...report } = await writeBuildings({
      buildings: model.buildings,
      ground,
      outDir,
      prefix: `${version}/`,
      ...(onProgress ? { onProgress } : {}),
    });
    return { report: { ...report, bytes: gzipBytes }, entry: tileset };
  },
};
