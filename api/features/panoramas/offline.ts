import { inBox } from '../../../data/model/tile-box.ts';
import { answerVersion, type PackageFile, type PackageSource } from '../../http/package-source.ts';
import { listPanoramas, type Parts } from './panorama-shelf.ts';

/** The panoramas whose eye stands in a package's area, and the list that names them. */
export const panoramasOffline = (context: Parts): PackageSource => ({
  async files(city, _offer, area) {
    const all = await listPanoramas(context, city);
    const within = all.filter(({ position }) => inBox(position, area));
    if (within.length === 0) return [];
    const version = answerVersion(all);
    const files: PackageFile[] = [{ url: `/api/cities/${city}/panoramas`, part: 'texts', version }];
    // A picture's address changes with the picture.
    for (const { image, thumbnail } of within) for (const url of [image, thumbnail]) files.push({ url, part: 'models', version: url });
    return files;
  },
});
