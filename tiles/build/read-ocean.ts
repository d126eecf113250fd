import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Extent, Position } from '../../data/contract.ts';
import type { WaterArea } from '../contract.ts';
import { oceanAreas } from '../geo/ocean-areas.ts';

const Line = z.array(
  z
    .tuple([z.number(), z.number()])
    .rest(z.number())
    .transform(([lng, lat]): Position => [lng, lat]),
);
const Shoreline = z.object({
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('LineString'), coordinates: Line }),
        z.object({ type: z.literal('MultiLineString'), coordinates: z.array(Line) }),
        z.object({ type: z.literal('Polygon'), coordinates: z.array(Line) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Line)) }),
      ]),
    }),
  ),
});

/** The sea around a GeoJSON shoreline (EPSG:4326; closed rings and pieces of coast, all with land on the same side). */
export async function readOcean(files: string[], extent: Extent): Promise<WaterArea[]> {
  const lines: Position[][] = [];
  for (const file of files) {
    for (const { geometry } of Shoreline.parse(JSON.parse(await readFile(file, 'utf8'))).features) {
      if (geometry.type === 'LineString') lines.push(geometry.coordinates);
      else if (geometry.type === 'MultiPolygon') lines.push(...geometry.coordinates.flat(1));
      else lines.push(...geometry.coordinates);
    }
  }
  return oceanAreas(lines, extent).map((rings, k) => ({ id: `ocean-${k}`, class: 'ocean', rings }));
}
