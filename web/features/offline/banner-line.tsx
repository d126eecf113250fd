import { IconCloudOff, IconRefresh, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useNetwork } from '../../lib/offline/use-network.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './banner.module.css';
import { whenPaused } from './kept-state.ts';
import { goOn, pausedElsewhere } from './take-along.ts';
import { useNewApp } from './use-new-app.ts';
import { useOutdated } from './use-outdated.ts';
import { useOutside } from './use-outside.ts';

/** One line over the page: shown from the device, of when; what is missing there; or that a new version waits. */
export default function BannerLine() {
  const { t } = useTranslation('offline');
  const { city, lang, href } = usePortal();
  const away = useNetwork();
  const outside = useOutside(away !== null);
  const change = useNewApp();
  const outdated = useOutdated(away === null);
  const shown = away !== null || change !== null || outdated !== null;
  useEffect(() => {
    whenPaused(pausedElsewhere);
    void goOn();
    const again = () => void goOn();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  useEffect(() => {
    // All that stands at the top of a page keeps this distance, as it does from a phone's camera.
    document.documentElement.toggleAttribute('data-offline-banner', shown);
    return () => document.documentElement.removeAttribute('data-offline-banner');
  }, [shown]);
  if (!shown) return null;
  if (away === null && change === null)
    return (
      <aside className={styles.banner} aria-label={t('banner')}>
        <span role="status">{t('newData')}</span>
        <a href={href({}, 'offline')} onClick={() => outdated?.()}>
          {t('look')}
        </a>
        <button type="button" aria-label={t('later')} title={t('later')} onClick={() => outdated?.()}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </aside>
    );
  if (away === null)
    return (
      <aside className={styles.banner} aria-label={t('banner')}>
        <span role="status">{t('newApp')}</span>
        <button type="button" onClick={() => change?.()}>
          <IconRefresh size={16} aria-hidden="true" />
          {t('reload')}
        </button>
      </aside>
    );
  return (
    <aside className={styles.banner} aria-label={t('banner')} data-tone="away">
      <IconCloudOff size={16} aria-hidden="true" />
      <span role="status">
        {outside ? t('outside') : t('away', { when: formatInstant(new Date(away).toISOString(), lang, city.scene.timeZone) })}
      </span>
    </aside>
  );
}
