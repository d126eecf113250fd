import { z } from '@hono/zod-openapi';
import { Slug } from '../../data/contract.ts';

/** `w,s,e,n` degrees EPSG:4326 as four numbers. */
export const BboxQuery = z
  .string()
  .max(120)
  .transform((text, context) => {
    const parts = text.split(',').map((part) => (/^\s*-?\d{1,3}(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
    const [w, s, e, n] = parts;
    const fail = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (parts.length !== 4 || w === undefined || s === undefined || e === undefined || n === undefined || parts.some(Number.isNaN))
      return fail('four numbers: west,south,east,north');
    if (w < -180 || e > 180 || s < -90 || n > 90) return fail('degrees: longitude -180..180, latitude -90..90');
    if (w >= e || s >= n) return fail('west < east and south < north');
    return [w, s, e, n] as [number, number, number, number];
  })
  .openapi({ type: 'string', example: '103.88,21.30,103.95,21.36', description: 'west,south,east,north in degrees, EPSG:4326' });

/** `lng,lat` degrees EPSG:4326. */
export const NearQuery = z
  .string()
  .max(60)
  .regex(/^-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?$/, 'two numbers: lng,lat')
  .transform((text) => text.split(',').map(Number) as [number, number])
  .refine(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90, 'degrees: longitude -180..180, latitude -90..90')
  .openapi({ type: 'string', example: '103.9141,21.3270', description: 'lng,lat in degrees, EPSG:4326' });

/** A whole number within bounds, as the query writes it. */
export const countQuery = (max: number, standard: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `a whole number from 1 to ${max}`)
    .transform(Number)
    .refine((value) => value >= 1 && value <= max, `a whole number from 1 to ${max}`)
    .default(standard)
    .openapi({ type: 'integer', minimum: 1, maximum: max, default: standard });

/** `a,b,c` as slugs. */
export const SlugListQuery = z
  .string()
  .max(600)
  .transform((text) => text.split(','))
  .pipe(z.array(Slug).max(30))
  .openapi({ type: 'string', example: 'school,site' });

export const CursorQuery = z.string().max(200);
export const TextQuery = z.string().trim().min(1).max(200);
export const CityParam = z.object({ city: Slug });
export const CityItemParam = z.object({ city: Slug, id: Slug });
