import type { CameraFeature } from '../../../api/features/cameras/contract.ts';
import type { City } from '../../../api/features/cities/contract.ts';
import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { ReportFeature } from '../../../api/features/reports/contract.ts';
import { localText } from '../../lib/local-text.ts';
import type { SelectionKey } from '../../lib/map.ts';
import { reportIcon } from '../../lib/report-icon.ts';

/** One line of the list: a place, a camera or a report, in the reader's language. */
export interface ListRow {
  key: SelectionKey;
  /** A key of `city.counts`: place kind, `camera`, `report`. */
  kind: string;
  icon: string;
  name: string;
  where: string;
  /** Open state of a place; null where hours are not known or it has none. */
  open: boolean | null;
  status: 'received' | 'in_progress' | 'done' | 'rejected' | null;
  late: boolean;
}

const bare = { open: null, status: null, late: false } as const;

export function placeRow({ id, properties }: PlaceFeature, lang: string): ListRow {
  const name = localText(properties.name, lang);
  const where = localText(properties.address, lang) ?? '';
  const { kind, openState } = properties;
  return {
    ...bare,
    key: `place:${id}`,
    kind,
    icon: kind,
    name,
    where,
    open: openState?.open ?? null,
  };
}

export function cameraRow({ id, properties }: CameraFeature, city: Pick<City, 'agencies'>, lang: string): ListRow {
  const name = localText(properties.name, lang);
  const where = localText(city.agencies.find((a) => a.id === properties.agencyId)?.name, lang) ?? '';
  return {
    ...bare,
    key: `camera:${id}`,
    kind: 'camera',
    icon: 'camera',
    name,
    where,
  };
}

export function reportRow({ id, properties }: ReportFeature, lang: string): ListRow {
  const name = localText(properties.title, lang);
  const where = localText(properties.address, lang) ?? '';
  const { status, late } = properties;
  const closed = status === 'done' || status === 'rejected';
  return {
    ...bare,
    key: `report:${id}`,
    kind: 'report',
    icon: reportIcon(properties),
    name,
    where,
    status,
    late: late && !closed,
  };
}
