import { useMediaQuery } from '@mantine/hooks';
import { useAtom } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { panelAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { Docks } from './docks.tsx';
import { Foot } from './foot.tsx';
import { IgnoredNotice } from './ignored-notice.tsx';
import { LayerFeeds } from './layer-feeds.tsx';
import styles from './layout.module.css';
import { MainPanel } from './main-panel.tsx';
import { MapSlot } from './map-slot.tsx';
import { MapTools } from './map-tools.tsx';
import { PhoneLayout } from './phone-layout.tsx';
import { SidePanel } from './side-panel.tsx';
import skipLink from './skip-link.module.css';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';

/** In em, so that large text on a wide screen gets the layout that it fits. */
export const PHONE = '(max-width: 47.4375em)';

/** The map page: the map is the page, few panels float on it. */
export function CityPage({ ignored }: { ignored: string[] }) {
  const { t } = useTranslation('app');
  const { href, embedded } = usePortal();
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const [panel, setPanel] = useAtom(panelAtom);
  const [sheet, setSheet] = useState(0);
  useKeys();
  return (
    <div className={styles.page} data-panel={panel !== null || undefined} style={{ ['--sheet' as string]: `${sheet}px` }}>
      <nav aria-label={t('skip')}>
        <a className={skipLink.skip} href={href({}, 'list')}>
          {t('skipToList')}
        </a>
      </nav>
      <LayerFeeds />
      <MapSlot covered={{ phone, sheet, panel: panel !== null }} />
      {phone ? <PhoneLayout onHeight={setSheet} /> : <MainPanel />}
      {!phone && !embedded && <TopBar />}
      <MapTools />
      <Docks />
      <Foot />
      <IgnoredNotice ignored={ignored} />
      {panel && <SidePanel id={panel} onClose={() => setPanel(null)} />}
    </div>
  );
}
