import { IconBell, IconBellOff, IconDownload, IconKeyboard, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ADMIN_PERMISSIONS, holdsIn } from '../../../data/model/rights.ts';
import { Button, ButtonLink, IconButton } from '../../kit/button.tsx';
import type { CaseAddress } from '../../kit/cases/use-case-address.ts';
import { askedOf } from '../../lib/case-filter.ts';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './console.module.css';
import { SavedViews } from './saved-views.tsx';
import type { Arrivals } from './use-arrivals.ts';

interface ConsoleBarProps {
  address: CaseAddress;
  arrivals: Arrivals;
  onCall(): void;
  onHelp(): void;
}

/** What stands over the panes: views, a call taken, the list as a file, sound, keys. */
export function ConsoleBar({ address, arrivals, onCall, onHelp }: ConsoleBarProps) {
  const { t } = useTranslation('ioc');
  const { cityId } = usePortal();
  const { me } = useMe();
  const administers = me && ADMIN_PERMISSIONS.some((permission) => holdsIn(me.grants, permission, cityId));
  const file = (kind: 'csv' | 'geojson') => `/api/cities/${cityId}/cases.${kind}?${new URLSearchParams(askedOf(address.filter))}`;
  return (
    <section className={styles.bar} aria-label={t('tools')}>
      <SavedViews address={address} />
      <span className={styles.grow} />
      <Button icon={<IconPhone size={18} aria-hidden="true" />} onClick={onCall}>
        {t('call')}
      </Button>
      <ButtonLink href={file('csv')} download>
        <IconDownload size={18} aria-hidden="true" />
        CSV
      </ButtonLink>
      <ButtonLink href={file('geojson')} download>
        <IconDownload size={18} aria-hidden="true" />
        GeoJSON
      </ButtonLink>
      <ButtonLink href={`/${cityId}/figures`}>{t('figures')}</ButtonLink>
      {administers && <ButtonLink href={`/${cityId}/admin`}>{t('admin')}</ButtonLink>}
      <IconButton look="quiet" label={t(arrivals.sound ? 'soundOff' : 'soundOn')} onClick={arrivals.toggleSound}>
        {arrivals.sound ? <IconBell size={20} aria-hidden="true" /> : <IconBellOff size={20} aria-hidden="true" />}
      </IconButton>
      <IconButton look="quiet" label={t('keys')} onClick={onHelp}>
        <IconKeyboard size={20} aria-hidden="true" />
      </IconButton>
    </section>
  );
}
