import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { type Look, windOf } from './look.ts';
import styles from './panorama.module.css';
import { placeSpots, type Spot } from './spots.ts';

interface SpotButtonsProps {
  spots: Spot[];
  look: Look;
  /** CSS pixels of the view. */
  size: { width: number; height: number };
}

/** The other panoramas, each where it is seen. */
export function SpotButtons({ spots, look, size }: SpotButtonsProps) {
  const { t } = useTranslation('panorama');
  const { lang } = usePortal();
  const link = usePageLink('panorama');
  return placeSpots(spots, look, size).map(({ panorama, metres, bearing, x, y, scale }) => {
    const title = localText(panorama.title, lang);
    const distance = formatDistance(metres, lang);
    return (
      <ButtonLink
        key={panorama.id}
        look="paper"
        className={styles.spot ?? ''}
        style={{ left: x, top: y, ['--scale' as string]: scale }}
        aria-label={t('goTo', { title, distance, wind: t(`wind.${windOf(bearing)}`) })}
        {...link({ at: panorama.id })}
      >
        <IconArrowUp aria-hidden="true" />
        <span>{title}</span>
        <small>{distance}</small>
      </ButtonLink>
    );
  });
}
