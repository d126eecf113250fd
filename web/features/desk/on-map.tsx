import { IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { usePortal } from '../../lib/portal.ts';
import styles from './desk.module.css';

/** Where it is: on the portal's 3D map, and as a position for any other map on the phone. */
export function OnMap({ item }: { item: CaseSummary }) {
  const { t } = useTranslation('desk');
  const { href } = usePortal();
  const [lng, lat] = item.position;
  const view = { target: [lng, lat] as [number, number], range: 350, heading: 0, pitch: -40 };
  return (
    <p className={styles.where}>
      <ButtonLink href={href({ view, selection: item.published ? `report:${item.id}` : null })}>
        <IconMapPin size={18} aria-hidden="true" />
        {t('onMap')}
      </ButtonLink>
      <a href={`geo:${lat},${lng}?q=${lat},${lng}`} className="tnum">
        {lat.toFixed(5)}, {lng.toFixed(5)}
      </a>
    </p>
  );
}
