import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Direction } from '../../../data/model/panorama/direction.ts';
import { IconButton } from '../../kit/button.tsx';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { windOf } from './look.ts';
import styles from './panorama.module.css';
import type { Spot } from './spots.ts';

/** The ways on as a list, for keys and screen readers and whatever lies behind one's back. */
export function OtherSpots({ spots, onTurn }: { spots: Spot[]; onTurn(to: Direction): void }) {
  const { t } = useTranslation('panorama');
  const { lang } = usePortal();
  const link = usePageLink('panorama');
  return (
    <nav aria-label={t('others')}>
      {spots.length > 0 && <h2>{t('others')}</h2>}
      <ul className={styles.others}>
        {spots.map(({ panorama, metres, bearing, pitch }) => {
          const title = localText(panorama.title, lang);
          return (
            <li key={panorama.id}>
              <a {...link({ at: panorama.id })}>{title}</a>
              <small>
                {formatDistance(metres, lang)}, {t(`wind.${windOf(bearing)}`)}
              </small>
              <IconButton label={t('turnTo', { title })} onClick={() => onTurn({ bearing, pitch })}>
                <IconEye size={18} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
        <li>
          <a {...link()}>{t('all')}</a>
        </li>
      </ul>
    </nav>
  );
}
