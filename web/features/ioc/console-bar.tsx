import { IconBell, IconBellOff, IconBook2, IconDownload, IconKeyboard, IconPhone, IconTools } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ADMIN_PERMISSIONS, can, holdsIn } from '../../../data/model/rights.ts';
import { Button, ButtonLink, IconButton } from '../../kit/button.tsx';
import type { CaseAddress } from '../../kit/cases/use-case-address.ts';
import { Menu } from '../../kit/menu.tsx';
import { askedOf } from '../../lib/case-filter.ts';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './console.module.css';
import { OnDuty } from './on-duty.tsx';
import { SavedViews } from './saved-views.tsx';
import type { Arrivals } from './use-arrivals.ts';
import type { Download } from './use-download.ts';
import { useShiftLog } from './use-shift-log.ts';

interface ConsoleBarProps {
  address: CaseAddress;
  arrivals: Arrivals;
  download: Download;
  now: number;
  onCall(): void;
  onHelp(): void;
  onTool(tool: 'log' | 'heat' | 'replay'): void;
}

const FILES = ['xlsx', 'csv', 'geojson'] as const;

/** What stands over the panes: views, who is on duty, a call taken, the shift log; everything else behind two menus. */
export function ConsoleBar({ address, arrivals, download, now, onCall, onHelp, onTool }: ConsoleBarProps) {
  const { t } = useTranslation('ioc');
  const { cityId, lang } = usePortal();
  const { me } = useMe();
  const administers = me && ADMIN_PERMISSIONS.some((permission) => holdsIn(me.grants, permission, cityId));
  const may = (permission: Parameters<typeof can>[1]) => me && can(me.grants, permission, { city: cityId });
  const log = useShiftLog(may('read:shift-log') === true);
  const waiting = log.data?.pages[0]?.pending ?? null;
  const file = (kind: (typeof FILES)[number]) =>
    download.start(
      kind,
      `/api/cities/${cityId}/cases.${kind}?${new URLSearchParams({ ...askedOf(address.filter), lang })}`,
      `${cityId}.${kind}`,
    );
  return (
    <section className={styles.bar} aria-label={t('tools')}>
      <SavedViews address={address} />
      <OnDuty now={now} />
      <span className={styles.grow} />
      {may('arrange:case') && (
        <Button icon={<IconPhone size={18} aria-hidden="true" />} onClick={onCall}>
          {t('call')}
        </Button>
      )}
      {may('read:shift-log') && (
        <Button icon={<IconBook2 size={18} aria-hidden="true" />} aria-pressed={address.tool === 'log'} onClick={() => onTool('log')}>
          {t('log.title')}
          {waiting && waiting.actor?.id !== me?.id && <span className={styles.mark}>{t('log.toSign')}</span>}
        </Button>
      )}
      <Menu label={t('toolsMenu')} icon={<IconTools size={18} aria-hidden="true" />}>
        <Button look="plain" onClick={() => onTool('replay')}>
          {t('replay.title')}
        </Button>
        <Button look="plain" onClick={() => onTool('heat')}>
          {t('heat.title')}
        </Button>
        {may('read:shift-log') && (
          <ButtonLink look="plain" href={`/${cityId}/brief`}>
            {t('brief')}
          </ButtonLink>
        )}
        <ButtonLink look="plain" href={`/${cityId}/duty`}>
          {t('duty.title')}
        </ButtonLink>
        <ButtonLink look="plain" href={`/${cityId}/figures`}>
          {t('figures')}
        </ButtonLink>
        {administers && (
          <ButtonLink look="plain" href={`/${cityId}/admin`}>
            {t('admin')}
          </ButtonLink>
        )}
      </Menu>
      {may('export:case') && (
        <Menu label={t('download.title')} icon={<IconDownload size={18} aria-hidden="true" />}>
          {FILES.map((kind) => (
            <Button key={kind} look="plain" onClick={() => file(kind)}>
              {t(`download.${kind}`)}
            </Button>
          ))}
        </Menu>
      )}
      <IconButton look="quiet" label={t(arrivals.sound ? 'soundOff' : 'soundOn')} onClick={arrivals.toggleSound}>
        {arrivals.sound ? <IconBell size={20} aria-hidden="true" /> : <IconBellOff size={20} aria-hidden="true" />}
      </IconButton>
      <IconButton look="quiet" label={t('keys')} onClick={onHelp}>
        <IconKeyboard size={20} aria-hidden="true" />
      </IconButton>
    </section>
  );
}
