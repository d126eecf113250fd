/**
 * Vietnam's coordinate systems. VN-2000 -> WGS 84 by EPSG:6960 (Decision 05/2007/QĐ-BTNMT; accuracy 1 m): its rotations are those of a
 * coordinate frame, proj4 wants position vectors, so the three signs are turned. Most published definitions miss that (0.5-0.75 m).
 */
import proj4, { type Converter } from 'proj4';

const SHIFT = '+ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +no_defs';

export interface Crs {
  /** `EPSG:3405` */
  code: string;
  name: string;
  /** Central meridian in degrees; undefined for geographic coordinates. */
  meridian?: number;
  /** Scale on the central meridian. */
  scale?: number;
  proj: string;
}

function transverse(code: number, name: string, meridian: number, scale: number): Crs {
  const proj = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=500000 +y_0=0 +units=m ${SHIFT}`;
  return { code: `EPSG:${code}`, name: `VN-2000 / ${name}`, meridian, scale, proj };
}
const zone3 = (code: number, name: string, meridian: number) => transverse(code, `TM-3 ${name}`, meridian, 0.9999);

/** All 21 VN-2000 systems that EPSG lists. Axes: easting, northing in metres; EPSG:4756 lng, lat in degrees. */
export const VN2000: readonly Crs[] = [
  { code: 'EPSG:4756', name: 'VN-2000', proj: `+proj=longlat ${SHIFT}` },
  transverse(3405, 'UTM zone 48N', 105, 0.9996),
  transverse(3406, 'UTM zone 49N', 111, 0.9996),
  zone3(5896, 'zone 481', 102),
  zone3(5897, 'zone 482', 105),
  zone3(5898, 'zone 491', 108),
  zone3(5899, '107-45', 107.75),
  zone3(9205, '103-00', 103),
  zone3(9206, '104-00', 104),
  zone3(9207, '104-30', 104.5),
  zone3(9208, '104-45', 104.75),
  zone3(9209, '105-30', 105.5),
  zone3(9210, '105-45', 105.75),
  zone3(9211, '106-00', 106),
  zone3(9212, '106-15', 106.25),
  zone3(9213, '106-30', 106.5),
  zone3(9214, '107-00', 107),
  zone3(9215, '107-15', 107.25),
  zone3(9216, '107-30', 107.5),
  zone3(9217, '108-15', 108.25),
  zone3(9218, '108-30', 108.5),
];

const converters = new Map<string, Converter>();

/** Converter between a code of ours and WGS 84; throws a RangeError for a code that is not in the table. */
function converter(code: string): Converter {
  const known = converters.get(code);
  if (known) return known;
  const crs = VN2000.find((c) => c.code === code);
  if (!crs && code !== 'EPSG:4326') throw new RangeError(`${code} is not a coordinate system we know`);
  const made = proj4(crs?.proj ?? 'EPSG:4326', 'EPSG:4326');
  converters.set(code, made);
  return made;
}

/** [lng, lat] in degrees, EPSG:4326, of easting and northing (or lng, lat for EPSG:4756). */
export function toWgs84(code: string, [x, y]: readonly [x: number, y: number]): [lng: number, lat: number] {
  const [lng = NaN, lat = NaN] = converter(code).forward([x, y]);
  return [lng, lat];
}

/** Easting and northing (or lng, lat) of a WGS 84 position. */
export function fromWgs84(code: string, [lng, lat]: readonly [lng: number, lat: number]): [x: number, y: number] {
  const [x = NaN, y = NaN] = converter(code).inverse([lng, lat]);
  return [x, y];
}

/**
 * The code of a WKT definition (a `.prj`), matched by datum, meridian and scale against our table: its own shift to WGS 84 is missing or
 * wrong more often than not (203 m). Undefined when it is neither VN-2000 nor plain WGS 84.
 */
export function codeOfWkt(wkt: string): string | undefined {
  const number = (name: string) => Number(new RegExp(`PARAMETER\\["${name}",\\s*([-0-9.]+)`, 'i').exec(wkt)?.[1] ?? NaN);
  const vn2000 = /vn[_-]?\s?2000|vietnam[_ ]2000/i.test(wkt);
  const projected = /^\s*PROJC/i.test(wkt);
  if (!projected) return vn2000 ? 'EPSG:4756' : /WGS[_ ]?(19)?84/i.test(wkt) ? 'EPSG:4326' : undefined;
  if (!vn2000 || number('false_easting') !== 500000) return undefined;
  const [meridian, scale] = [number('central_meridian'), number('scale_factor')];
  return VN2000.find((c) => c.meridian === meridian && c.scale === scale)?.code;
}
