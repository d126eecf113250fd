import { eq } from 'drizzle-orm';
import { Scene } from '../../../scenes/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { city as cityTable } from '../cities/table.ts';

/** Ids of the layers of a city's scene. */
export async function sceneLayers({ db }: AppContext, city: string): Promise<ReadonlySet<string>> {
  const [row] = await db.orm.select({ scene: cityTable.scene }).from(cityTable).where(eq(cityTable.id, city));
  return new Set(row ? Scene.parse(JSON.parse(row.scene)).layers.map(({ id }) => id) : []);
}
