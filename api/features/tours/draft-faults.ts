import { Tour, type TourDraft } from '../../../scenes/tour-contract.ts';
import type { AppContext } from '../../http/context.ts';
import type { TourFault } from './contract.ts';
import { danglingRefs, resolveTour } from './resolve-tour.ts';
import { sceneLayers } from './scene-layers.ts';
import { tourFaults } from './tour-faults.ts';
import { tourWorld } from './tour-shelf.ts';

/** Why a draft cannot be published; nothing where it can. */
export async function draftFaults(context: AppContext, city: string, draft: TourDraft): Promise<TourFault[]> {
  if (draft.stops.length === 0) return [{ code: 'stops', at: '', value: '' }];
  const read = Tour.safeParse(draft);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({ code: 'shape' as const, at: '', value: [...path, message].join(' ') }));
  const world = await tourWorld(context, city, [read.data]);
  return [
    ...danglingRefs(read.data, world.guides),
    ...tourFaults(read.data, resolveTour(read.data, world, 0), await sceneLayers(context, city)),
  ];
}
