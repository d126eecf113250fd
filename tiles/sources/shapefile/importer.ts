import { featuresOf } from '../featuresOf.ts';
import { PartCollector } from '../osm/PartCollector.ts';
import { defineImporter } from '../registry.ts';
import { readShapefile } from './read-shapefile.ts';

/** ESRI Shapefiles, in WGS 84 or any VN-2000 system; the dataset's `crs` decides, the `.prj` only when it says EPSG:4326. */
export default defineImporter({
  id: 'shapefile',
  title: 'Shapefile',
  extensions: ['shp'],
  async read(files, { dataset, extent }) {
    const collector = new PartCollector(dataset.theme, extent);
    for (const file of files.filter((f) => /\.shp$/i.test(f))) {
      const { features, empty } = await readShapefile(file, dataset.crs);
      collector.note('bad-geometry', empty);
      for (const [k, feature] of features.entries())
        for (const one of featuresOf({ ...feature }, `${dataset.id}/${k}`, dataset.theme, () => collector.note('bad-geometry')))
          collector.add(one);
    }
    return collector.finish();
  },
});
