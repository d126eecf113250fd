import { readFile } from 'node:fs/promises';
import type { Extent } from '../../../data/contract.ts';
import { cropped } from '../../terrain/elevation-grid.ts';
import { mosaic } from '../../terrain/mosaic.ts';
import { repairNotes } from '../../terrain/repair-notes.ts';
import { defineImporter } from '../registry.ts';
import { readHgt } from './read-hgt.ts';

/** Degrees of relief kept around a city, so that its hills have somewhere to end. */
const AROUND = 0.2;

/** SRTM tiles (heights above EGM96). Several are joined; voids and spikes are filled and counted. */
export default defineImporter({
  id: 'hgt',
  title: 'SRTM HGT',
  extensions: ['hgt'],
  async read(files, { dataset, extent }) {
    if (dataset.verticalDatum !== 'EGM96') throw new Error(`SRTM heights stand above EGM96, not ${dataset.verticalDatum}`);
    const tiles = await Promise.all(files.map(async (file) => readHgt(file, await readFile(file))));
    const whole = mosaic(tiles);
    return { parts: { elevation: extent ? cropped(whole, reached(extent, whole.extent), AROUND) : whole }, notes: repairNotes(tiles) };
  },
});

/** The extent, or what of it the heights reach; cropping throws when that is nothing. */
function reached(a: Extent, b: Extent): Extent {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}
