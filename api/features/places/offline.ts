import { and, asc, between, eq } from 'drizzle-orm';
import { Scene } from '../../../scenes/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { answerVersion, type PackageFile, type PackageSource } from '../../http/package-source.ts';
import { city as cityTable } from '../cities/table.ts';
import { place } from './table.ts';

/** Places whose cards are taken along, the most important kinds first. */
const MOST_CARDS = 300;

/** The pins of the scene's layers, and the cards of the places in the area. */
export const placesOffline = ({ db }: AppContext): PackageSource => ({
  async files(city, _offer, [west, south, east, north]) {
    const [row] = await db.orm.select().from(cityTable).where(eq(cityTable.id, city)).limit(1);
    if (!row) return [];
    const rows = await db.orm
      .select({ kind: place.kind, id: place.id, content: place.content, lng: place.lng, lat: place.lat })
      .from(place)
      .where(and(eq(place.city, city), between(place.lng, west, east), between(place.lat, south, north)))
      .orderBy(asc(place.rank), asc(place.id))
      .limit(MOST_CARDS);
    const layers = Scene.parse(JSON.parse(row.scene)).layers.filter((layer) => layer.config.source === 'places');
    const sets = layers.map(({ config }) => (Array.isArray(config.kinds) ? config.kinds.map(String) : []));
    // As the page asks for them: a layer's kinds, or one kind by itself.
    const asked = new Set([...sets, ...sets.flat().map((kind) => [kind])].map((kinds) => [...kinds].sort().join(',')));
    const version = answerVersion(rows);
    const url = (kind: string) => `/api/cities/${city}/places?${new URLSearchParams({ ...(kind ? { kind } : {}), limit: '1000' })}`;
    return [
      ...[...asked].map((kind): PackageFile => ({ url: url(kind), part: 'texts', version })),
      ...rows.flatMap(({ id }): PackageFile[] => {
        const card = `/api/cities/${city}/places/${encodeURIComponent(id)}`;
        return [card, `${card}/around`].map((address) => ({ url: address, part: 'texts', version }));
      }),
    ];
  },
});
