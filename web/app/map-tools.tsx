import { useMediaQuery } from '@mantine/hooks';
import { IconAngle, IconChevronDown, IconChevronUp, IconHome, IconMinus, IconPlus } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../kit/button.tsx';
import { headingAtom, mapHandleAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { Compass } from './compass.tsx';
import { tools } from './features.ts';
import styles from './layout.module.css';

const STEEP = -65;
/** Where the map is small, the tools that gestures replace fold away. */
const SMALL = '(max-width: 47.4375em), (max-height: 35em)';

/** Lower right: closer, farther, north, tilt, 2D/3D, home, and the features' tools. Shown once there is a map to steer. */
export function MapTools() {
  const { t } = useTranslation('app');
  const { state, update } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const { pitch } = useAtomValue(headingAtom);
  const small = useMediaQuery(SMALL, undefined, { getInitialValueInEffect: false }) ?? false;
  const [opened, setOpened] = useState(false);
  if (!map) return null;
  const all = !small || opened;
  const flat = state.mode === '2d';
  return (
    <section className={`${styles.panel} ${styles.lowerRight} ${styles.tools}`} aria-label={t('tools.title')}>
      <IconButton label={t('tools.closer')} onClick={() => map.zoomBy(1.7)}>
        <IconPlus size={20} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('tools.farther')} onClick={() => map.zoomBy(1 / 1.7)}>
        <IconMinus size={20} aria-hidden="true" />
      </IconButton>
      <hr />
      <Compass onClick={() => map.northUp()} />
      {all && !flat && (
        <IconButton label={t(pitch < STEEP ? 'tools.tiltDown' : 'tools.tiltUp')} onClick={() => map.tiltBy(pitch < STEEP ? 45 : -20)}>
          <IconAngle size={20} aria-hidden="true" />
        </IconButton>
      )}
      {all && (
        <>
          <IconButton label={t(flat ? 'tools.to3d' : 'tools.to2d')} onClick={() => update({ mode: flat ? '3d' : '2d' })}>
            <strong aria-hidden="true">{flat ? '3D' : '2D'}</strong>
          </IconButton>
          <IconButton label={t('tools.home')} onClick={() => map.home()}>
            <IconHome size={20} aria-hidden="true" />
          </IconButton>
        </>
      )}
      {tools.map(({ id, Tool }) => (
        <Tool key={id} />
      ))}
      {small && (
        <IconButton
          label={t(opened ? 'tools.fewer' : 'tools.more')}
          aria-expanded={opened}
          className={styles.fold ?? ''}
          onClick={() => setOpened(!opened)}
        >
          {opened ? <IconChevronDown size={20} aria-hidden="true" /> : <IconChevronUp size={20} aria-hidden="true" />}
        </IconButton>
      )}
    </section>
  );
}
