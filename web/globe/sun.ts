import { Cartesian3, JulianDate, Matrix3, Simon1994PlanetaryPositions, Transforms } from 'cesium';

/** Unit vectors of the horizon at a position on the ellipsoid, Earth-fixed. */
export function horizon(lng: number, lat: number): { east: Cartesian3; north: Cartesian3; up: Cartesian3 } {
  const frame = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lng, lat));
  const column = (i: number) => new Cartesian3(frame[i * 4], frame[i * 4 + 1], frame[i * 4 + 2]);
  return { east: column(0), north: column(1), up: column(2) };
}

/** Where the sun stands: degrees clockwise from north, degrees above the horizon. Simon et al. 1994, as Cesium computes it; good to about 0.01°. */
export function sunAt(
  instant: Date,
  frame: { east: Cartesian3; north: Cartesian3; up: Cartesian3 },
): { azimuth: number; altitude: number } {
  const date = JulianDate.fromDate(instant);
  const inertial = Simon1994PlanetaryPositions.computeSunPositionInEarthInertialFrame(date);
  const toFixed = Transforms.computeTemeToPseudoFixedMatrix(date);
  const sun = Cartesian3.normalize(Matrix3.multiplyByVector(toFixed ?? Matrix3.IDENTITY, inertial, new Cartesian3()), new Cartesian3());
  const azimuth = (Math.atan2(Cartesian3.dot(sun, frame.east), Cartesian3.dot(sun, frame.north)) * 180) / Math.PI;
  return { azimuth: (azimuth + 360) % 360, altitude: (Math.asin(Cartesian3.dot(sun, frame.up)) * 180) / Math.PI };
}

/** The instant of `minutes` after midnight today in a time zone. */
export function instantOf(minutes: number, timeZone: string, now = new Date()): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hour12: false,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const localAsUtc = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'), part('second'));
  const offset = localAsUtc - Math.floor(now.getTime() / 1000) * 1000;
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day')) + minutes * 60_000 - offset);
}
