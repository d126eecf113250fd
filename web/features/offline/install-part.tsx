import { IconDeviceMobileDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { isApple, isInstalled, useInstall } from './install-prompt.ts';
import styles from './offline.module.css';

/** Puts the portal on the home screen, or says how. */
export function InstallPart() {
  const { t } = useTranslation('offline');
  const install = useInstall();
  if (isInstalled() || !(install || isApple())) return null;
  return (
    <section className={styles.install} aria-label={t('installTitle')}>
      <h2>{t('installTitle')}</h2>
      <p>{t(install ? 'installText' : 'installApple')}</p>
      {install && (
        <Button icon={<IconDeviceMobileDown size={18} aria-hidden="true" />} onClick={() => void install()}>
          {t('install')}
        </Button>
      )}
    </section>
  );
}
