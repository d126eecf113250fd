import { IconAward, IconDownload, IconMapPin, IconPlayerStop, IconWalk } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PocketScreen } from '../../kit/story/pocket-screen.tsx';
import { formatDistance } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { pause } from '../../lib/story/player.ts';
import { tourPlan } from '../../lib/story/tour-plan.ts';
import { useWalk } from '../../lib/story/use-walk.ts';
import { startWalk, stopWalk, type WalkMode } from '../../lib/story/walk-driver.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './tours.module.css';
import type { TourSound } from './use-tour.ts';

interface TourStartProps {
  tour: TourDetail;
  sound: TourSound;
  /** There is a question to answer first. */
  waiting: boolean;
  onStart(): void;
}

/** How the tour is taken: by the device's position, or on the screen; and how far one has come. */
export function TourStart({ tour, sound, waiting, onStart }: TourStartProps) {
  const { t } = useTranslation('tours');
  const { lang } = usePortal();
  const { mode, failure, next, done, position, reading, weak } = useWalk();
  const passport = usePageLink('passport');
  const offline = usePageLink('offline');
  const [left] = useState(sound.left);
  const own = useRef<HTMLElement>(null);
  // On a phone one has read on far below by then: the certificate is not missed.
  useEffect(() => {
    if (done && mode !== null) own.current?.scrollIntoView({ block: 'center' });
  }, [done, mode]);
  const start = (one: WalkMode, from?: string) => {
    onStart();
    void startWalk(one, tourPlan(tour, sound.tracks, sound.lang, from));
  };
  const telling = sound.player.playing ? sound.track : undefined;
  return (
    <section ref={own} className={styles.start} aria-label={t('walk.title')}>
      {mode === null ? (
        <>
          <div className={styles.row}>
            <Button look="primary" icon={<IconWalk size={18} aria-hidden="true" />} onClick={() => start('simulated', left?.key)}>
              {t('walk.simulated')}
            </Button>
            <Button icon={<IconMapPin size={18} aria-hidden="true" />} onClick={() => start('gps')}>
              {t('walk.gps')}
            </Button>
            {left && <Button onClick={() => start('simulated')}>{t('walk.anew')}</Button>}
            <ButtonLink look="plain" {...offline({ of: `tour:${tour.id}`, in: sound.lang })}>
              <IconDownload size={18} aria-hidden="true" />
              {t('takeAlong')}
            </ButtonLink>
          </div>
          <p className={styles.muted}>{left ? t('walk.resume', { title: left.title }) : t('walk.explain')}</p>
        </>
      ) : (
        <div className={styles.row}>
          <p role="status" className={styles.status}>
            {mode === 'gps' && !position && !failure && t('walk.asking')}
            {reading
              ? t('walk.reading')
              : telling
                ? t('walk.telling', { title: telling.title })
                : waiting
                  ? t('walk.answer')
                  : done
                    ? t('walk.done')
                    : next
                      ? t('walk.next', { title: next.title, distance: formatDistance(next.metres, lang) })
                      : position && t('walk.last')}
          </p>
          {done && (
            <ButtonLink look="primary" {...passport({ tour: tour.id })}>
              <IconAward size={18} aria-hidden="true" />
              {t('walk.certificate')}
            </ButtonLink>
          )}
          {mode === 'gps' && <PocketScreen telling={telling?.title ?? next?.title} />}
          <Button
            icon={<IconPlayerStop size={18} aria-hidden="true" />}
            onClick={() => {
              pause();
              stopWalk();
            }}
          >
            {t('walk.end')}
          </Button>
        </div>
      )}
      {mode === 'gps' && <p className={styles.muted}>{t('walk.awake')}</p>}
      {mode === 'gps' && weak !== null && <Notice>{t('walk.weak', { metres: weak })}</Notice>}
      {failure && <Notice tone="bad">{t(`walk.failed.${failure}`)}</Notice>}
    </section>
  );
}
