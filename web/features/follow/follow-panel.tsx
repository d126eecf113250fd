import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { usePortal } from '../../lib/portal.ts';
import styles from './follow.module.css';
import { followAddress, rssAddress } from './follow-address.ts';

/** From the map: be told of what is new where one looks, in the city, or by feed reader. */
export default function FollowPanel() {
  const { t } = useTranslation('follow');
  const { cityId, city, href, state } = usePortal();
  const [lng = 0, lat = 0] = (state.view ?? city.scene.view).target;
  const page = href({ selection: null }, 'follow');
  return (
    <div className={styles.panel}>
      <p className={forms.note}>{t('panel.hint')}</p>
      <ButtonLink look="primary" href={followAddress(page, { at: `${lng.toFixed(5)},${lat.toFixed(5)}` })}>
        {t('panel.here')}
      </ButtonLink>
      <p className={forms.note}>{t('panel.hereHint')}</p>
      <ButtonLink href={page}>{t('panel.page')}</ButtonLink>
      <ButtonLink href={rssAddress(cityId, { kind: 'city' }, [])}>{t('rss.city')}</ButtonLink>
    </div>
  );
}
