import { Cartographic, CesiumTerrainProvider, type Scene, sampleTerrain } from 'cesium';

/** A level that every city has and whose tiles are few. */
const COARSE = 11;

/** Height of the drawn ground, metres above the ellipsoid; `fallback` where no terrain is loaded there yet. */
export function groundHeight(scene: Scene, lng: number, lat: number, fallback: number): number {
  return known(scene, lng, lat) ?? fallback;
}

/** The same, asking the terrain for a coarse tile where none is loaded; 0 where there is no relief. */
export async function groundHeightSoon(scene: Scene, lng: number, lat: number): Promise<number> {
  const drawn = known(scene, lng, lat);
  if (drawn !== undefined) return drawn;
  const provider = scene.terrainProvider;
  if (!(provider instanceof CesiumTerrainProvider)) return 0;
  const place = Cartographic.fromDegrees(lng, lat);
  await sampleTerrain(provider, COARSE, [place]).catch(() => undefined);
  return Number.isFinite(place.height) ? place.height : 0;
}

function known(scene: Scene, lng: number, lat: number): number | undefined {
  const height = scene.globe.getHeight(Cartographic.fromDegrees(lng, lat));
  return height !== undefined && height > -200 && height < 9000 ? height : undefined;
}
