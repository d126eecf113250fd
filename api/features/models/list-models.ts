import type { Row } from '@libsql/client';
import { LocalText } from '../../../data/contract.ts';
import { boxOutline, type GroundBox, type GroundOutline, type GroundRing, modelFootprint } from '../../../data/model/model-footprint.ts';
import { groundAt } from '../../cases/ground.ts';
import type { AppContext } from '../../http/context.ts';
import type { CityModel } from './contract.ts';

/** Where the bytes lie. */
export const modelKey = (file: string): string => `models/${file}`;

/** As it was kept: parts of rings, before that the one ring of a hull, before that nothing but a box. */
function outlineOf({ outline, box }: Row): GroundOutline {
  if (outline === null || outline === undefined) return boxOutline(JSON.parse(String(box)) as GroundBox);
  const kept = JSON.parse(String(outline)) as GroundOutline | GroundRing;
  const isRing = (one: typeof kept): one is GroundRing => typeof one[0]?.[0] === 'number';
  return isRing(kept) ? [[kept]] : kept;
}

function modelOf(row: Row): Omit<CityModel, 'ground'> {
  const position: [number, number] = [Number(row.lng), Number(row.lat)];
  const [heading, scale] = [Number(row.heading), Number(row.scale)];
  return {
    id: String(row.id),
    title: LocalText.parse(JSON.parse(String(row.title))),
    position,
    heading,
    scale,
    height: Number(row.height),
    credit: String(row.credit),
    licence: String(row.licence),
    clip: row.clip === 1,
    version: Number(row.version),
    url: `/api/cities/${row.city}/models/${row.file}.glb`,
    bytes: Number(row.bytes),
    uploaded: Number(row.uploaded),
    triangles: Number(row.triangles),
    footprint: modelFootprint(outlineOf(row), { position, heading, scale }),
  };
}

/** All models of a city, the oldest first. */
export async function listModels(context: AppContext, city: string): Promise<CityModel[]> {
  const sql = 'SELECT * FROM city_model WHERE city = ? ORDER BY rowid';
  const { rows } = await context.db.client.execute({ sql, args: [city] });
  return Promise.all(rows.map(modelOf).map(async (model) => ({ ...model, ground: await groundAt(context, city, ...model.position) })));
}
