import { IconMapPin, IconWalk } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PocketScreen } from '../../kit/story/pocket-screen.tsx';
import { formatDistance } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { presentTrack, type Track } from '../../lib/story/player.ts';
import { usePlayer } from '../../lib/story/use-player.ts';
import { useWalk } from '../../lib/story/use-walk.ts';
import { startWalk, stopWalk, type WalkMode, type WalkPlan } from '../../lib/story/walk-driver.ts';
import styles from './guide.module.css';

/** Stories that begin by themselves: where the device is, or where somebody walks on the map for who is not there. */
export function WalkChoice({ guide, tracks }: { guide: GuideDetail; tracks: readonly Track[] }) {
  const { t } = useTranslation('guide');
  const { lang } = usePortal();
  const { mode, failure, next, done, position, weak } = useWalk();
  const track = presentTrack(usePlayer());
  const plan = useMemo<WalkPlan>(() => ({ tracks, stops: guide.stops.filter(({ zones }) => zones.length > 0) }), [tracks, guide.stops]);
  if (plan.stops.length === 0) return null;
  const button = (one: WalkMode, icon: ReactNode) => (
    <Button
      look={mode === one ? 'primary' : 'quiet'}
      icon={icon}
      aria-pressed={mode === one}
      onClick={() => (mode === one ? stopWalk() : void startWalk(one, plan))}
    >
      {t(`walk.${one}`)}
    </Button>
  );
  return (
    <section className={styles.walk} aria-label={t('walk.title')}>
      <h2 className={styles.heading}>{t('walk.title')}</h2>
      <div>
        {button('gps', <IconMapPin size={18} aria-hidden="true" />)}
        {button('simulated', <IconWalk size={18} aria-hidden="true" />)}
        {mode === 'gps' && <PocketScreen telling={track?.title ?? next?.title} />}
      </div>
      <p role="status" className={styles.note}>
        {mode === null && t('walk.explain')}
        {mode === 'gps' && !position && !failure && t('walk.asking')}
        {mode !== null &&
          position &&
          (done
            ? t('walk.done')
            : next
              ? t('walk.next', { title: next.title, distance: formatDistance(next.metres, lang) })
              : t('walk.last'))}
      </p>
      {mode === 'gps' && <p className={styles.note}>{t('walk.awake')}</p>}
      {mode === 'gps' && weak !== null && <Notice>{t('walk.weak', { metres: weak })}</Notice>}
      {failure && <Notice tone="bad">{t(`walk.failed.${failure}`)}</Notice>}
    </section>
  );
}
