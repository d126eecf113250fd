import type { ElevationModel } from '../../contract.ts';
import { elevationGrid } from '../../terrain/elevation-grid.ts';
import { geoidHeight } from '../../terrain/height-field.ts';
import { mosaic } from '../../terrain/mosaic.ts';
import { repairNotes } from '../../terrain/repair-notes.ts';
import { defineImporter } from '../registry.ts';
import { readGeotiff } from './read-geotiff.ts';

/** GeoTIFF elevation, geographic or projected; heights above the dataset's vertical datum are brought to EGM96. */
export default defineImporter({
  id: 'geotiff',
  title: 'GeoTIFF',
  extensions: ['tif', 'tiff'],
  async read(files, { dataset }) {
    const tiles = await Promise.all(files.map((file) => readGeotiff(file, dataset.crs)));
    const notes = repairNotes(tiles);
    if (dataset.verticalDatum === 'EGM2008' || dataset.verticalDatum === 'hon-dau-1992')
      notes.push({
        stage: 'model',
        code: 'datum-taken-for-egm96',
        count: 1,
        text: `Heights above ${dataset.verticalDatum} are taken for EGM96 (within about a metre here).`,
      });
    const whole = mosaic(tiles);
    return { parts: { elevation: dataset.verticalDatum === 'ellipsoid' ? aboveGeoid(whole) : whole }, notes };
  },
});

function aboveGeoid(model: ElevationModel): ElevationModel {
  const { extent, width, height, values } = model;
  const [west, south, east, north] = extent;
  const lowered = values.map((v, at) => {
    const column = at % width;
    const row = (at - column) / width;
    return v - geoidHeight(west + ((east - west) * column) / (width - 1), north - ((north - south) * row) / (height - 1));
  });
  return elevationGrid(extent, width, height, lowered);
}
