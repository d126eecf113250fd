import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Follow, FollowTarget } from '../../../api/features/follow/contract.ts';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import { wardAt } from './ward-at.ts';

/** What is followed, in words of the reader's language. */
export function useTargetWords(): (target: FollowTarget, name: Follow['name']) => string {
  const { t } = useTranslation('follow');
  const { city, cityId, lang } = usePortal();
  const areas = useQuery(boundariesQuery(cityId, null)).data?.features ?? [];
  return (target, name) => {
    if (target.kind === 'city') return t('target.city', { city: localText(city.scene.name, lang) });
    if (target.kind === 'area') return t('target.area', { area: localText(name ?? undefined, lang) ?? target.id });
    if (target.kind === 'report')
      return name ? t('target.report', { title: localText(name, lang), id: target.id }) : t('target.hidden', { id: target.id });
    const [lng, lat] = target.at;
    const ward = wardAt(areas, { lng, lat });
    const spot = ward ? localText(ward.properties.name, lang) : `${lat.toFixed(4)}, ${lng.toFixed(4)}`;
    return t('target.point', { distance: formatDistance(target.radius, lang), spot });
  };
}
