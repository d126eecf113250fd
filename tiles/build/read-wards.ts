import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Area, type Dataset } from '../../data/contract.ts';
import { readShapefile } from '../sources/shapefile/read-shapefile.ts';

/** Properties of published ward shapes. */
const Properties = z.object({ code: z.string().min(1), name: z.string().min(1), name_en: z.string().min(1).optional() });
const Collection = z.object({ features: z.array(z.object({ geometry: z.unknown(), properties: z.unknown() })) });

/** Ward shapes of a `boundaries` dataset (GeoJSON or Shapefile), valid since the dataset's own date says nothing else. Unfit ones are left out. */
export async function readWards(files: string[], dataset: Dataset): Promise<{ wards: Area[]; skipped: number }> {
  const wards: Area[] = [];
  let skipped = 0;
  for (const file of files) {
    const { features } = /\.shp$/i.test(file)
      ? await readShapefile(file, dataset.crs)
      : Collection.parse(JSON.parse(await readFile(file, 'utf8')));
    for (const { geometry, properties } of features) {
      const said = Properties.safeParse(properties);
      const ward = Area.safeParse({
        type: 'Feature',
        id: `ward-${said.data?.code}`,
        geometry,
        properties: {
          name: { vi: said.data?.name.normalize('NFC'), ...(said.data?.name_en ? { en: said.data.name_en } : {}) },
          code: said.data?.code,
          level: said.data?.name.startsWith('Xã') ? 'commune' : 'ward',
          accuracy: 'approximate',
          source: dataset.source,
        },
      });
      if (ward.success) wards.push(ward.data);
      else skipped++;
    }
  }
  return { wards, skipped };
}
