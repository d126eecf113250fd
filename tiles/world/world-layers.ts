import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { MapLayer } from '../basemap/map-layer.ts';
import { nameFields } from '../basemap/map-layer.ts';
import { WORLD_PLACES } from './world-places.ts';

const WORLD: Position[] = [
  [-180, -85.06],
  [180, -85.06],
  [180, 85.06],
  [-180, 85.06],
  [-180, -85.06],
];

/** The sea (the world without its land) and lakes inside land, from Natural Earth 1:50m (public domain), and names. No borders. */
export async function worldLayers(): Promise<MapLayer[]> {
  const path = createRequire(import.meta.url).resolve('world-atlas/land-50m.json');
  const topology: Topology<{ land: GeometryCollection }> = JSON.parse(await readFile(path, 'utf8'));
  const land = feature(topology, topology.objects.land).features.map((f) => f.geometry as MultiPolygon);
  const polygons = land.flatMap((g) => g.coordinates);
  const shores = polygons.flatMap(([outer]) => (outer ? [outer] : []));
  const lakes = polygons.flatMap(([, ...holes]) => holes);
  const labels = (of: (typeof WORLD_PLACES)[number]['class'][]) =>
    WORLD_PLACES.filter((p) => of.includes(p.class)).map((p) => ({
      geometry: { type: 'Point' as const, coordinates: p.position },
      minZoom: p.minZoom,
      properties: { class: p.class, rank: p.rank, ...nameFields(p.name) },
    }));
  const names = { class: 'String', rank: 'lower is more important', name: 'String', 'name:vi': 'String', 'name:en': 'String' };
  return [
    {
      id: 'water',
      fields: { class: 'ocean | lake' },
      tolerance: 2,
      features: [
        { geometry: { type: 'Polygon', coordinates: [WORLD, ...shores] }, minZoom: 0, properties: { class: 'ocean' } },
        ...lakes.map((ring) => ({
          geometry: { type: 'Polygon' as const, coordinates: [ring] },
          minZoom: 0,
          properties: { class: 'lake' },
        })),
      ],
    },
    { id: 'place', fields: names, features: labels(['country', 'city', 'island']) },
    { id: 'water_name', fields: names, features: labels(['sea', 'ocean']) },
  ];
}
