import { IconView360 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { usePortal } from '../../lib/portal.ts';
import type { SelectionType } from '../../lib/selection.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { panoramasQuery } from './panoramas-query.ts';

/** On the card of a place from which one can look around. */
export function PanoramaLink({ type, id }: { type: SelectionType; id: string }) {
  const { t } = useTranslation('panorama');
  const { cityId } = usePortal();
  const link = usePageLink('panorama');
  const { data } = useQuery({ ...panoramasQuery(cityId), enabled: type === 'place' });
  const found = data?.panoramas.find(({ place }) => place === id);
  if (!found) return null;
  return (
    <ButtonLink {...link({ at: found.id })}>
      <IconView360 size={18} aria-hidden="true" />
      {t('open')}
    </ButtonLink>
  );
}
