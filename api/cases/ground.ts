import { openGround } from '../../tiles/terrain/ground-height.ts';
import type { AppContext } from '../http/context.ts';

type Ground = NonNullable<ReturnType<typeof openGround>>;
const grounds = new Map<string, { until: number; ground: Ground | undefined }>();
/** A new terrain is noticed after so many milliseconds. */
const KEEP = 60_000;

/** Metres above the WGS 84 ellipsoid of the drawn ground, to the centimetre; while no terrain is built, the height of another pin of the city. */
export async function groundAt({ config, db }: Pick<AppContext, 'config' | 'db'>, city: string, lng: number, lat: number): Promise<number> {
  const key = `${config.dataDir} ${city}`;
  let known = grounds.get(key);
  if (!known || known.until < Date.now()) {
    known = { until: Date.now() + KEEP, ground: openGround(config.dataDir, city) };
    grounds.set(key, known);
  }
  const height = known.ground?.(lng, lat);
  if (height !== undefined && Number.isFinite(height)) return Math.round(height * 100) / 100;
  const { rows } = await db.client.execute({
    sql: `SELECT height FROM area WHERE city = ?1 UNION ALL SELECT height FROM place WHERE city = ?1 LIMIT 1`,
    args: [city],
  });
  return Number(rows[0]?.height ?? 0);
}
