/** Web Mercator (EPSG:3857) tile arithmetic, XYZ rows from the north. */

/** Fraction of the world's width, 0 at 180° W. */
export const mercatorX = (lng: number): number => (lng + 180) / 360;

/** Fraction of the world's height, 0 at the north edge (85.0511° N). */
export const mercatorY = (lat: number): number => {
  const sin = Math.sin((Math.max(-85.05112878, Math.min(85.05112878, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
};

/** Latitude in degrees of a fraction of the world's height. */
export const latitudeAt = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Metres on the ground that one pixel covers at a tile row's middle (WGS 84 equator 40,075,016.686 m). */
export const metresPerPixel = (z: number, y: number, size: number): number =>
  (40_075_016.686 * Math.cos((latitudeAt((y + 0.5) / 2 ** z) * Math.PI) / 180)) / (size * 2 ** z);
