import { IconArrowLeft, IconDeviceTv, IconMap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { TourMap } from '../../kit/story/tour-map.tsx';
import { Transcript } from '../../kit/story/transcript.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { cuesQuery } from '../../lib/story/cues-query.ts';
import { load, play } from '../../lib/story/player.ts';
import { storiesOf } from '../../lib/story/tour-plan.ts';
import { useFollow, useWalker } from '../../lib/story/use-follow.ts';
import { useStamps } from '../../lib/story/use-stamps.ts';
import { useWalk } from '../../lib/story/use-walk.ts';
import { useWayView } from '../../lib/story/use-way-view.ts';
import { endReading, holdWalk, stopWalk } from '../../lib/story/walk-driver.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { TourControls } from './tour-controls.tsx';
import { TourFacts } from './tour-facts.tsx';
import { TourQuestion } from './tour-question.tsx';
import { TourStart } from './tour-start.tsx';
import { TourStops } from './tour-stops.tsx';
import styles from './tours.module.css';
import { useTour } from './use-tour.ts';

/** One tour: the map with its way, what is told, its questions, and how to take it. */
export function TourPage({ tour, asked }: { tour: TourDetail; asked: string | undefined }) {
  const { t } = useTranslation('tours');
  const portal = usePortal();
  const { cityId } = portal;
  const link = usePageLink('tours');
  const navigate = useNavigate();
  const sound = useTour(tour, asked);
  const { lang, tracks, player, track } = sound;
  const walk = useWalk();
  const stamps = useStamps(cityId);
  const [readingKey, setReadingKey] = useState<string | null>(null);
  // The tour's walk ends with its page; what is told goes on in the dock.
  useEffect(() => stopWalk, []);
  const begun = walk.mode !== null || player.playing || (track !== undefined && player.time > 0);
  const onWay = useWayView(tour, player.playing);
  const [follow, setFollow] = useFollow(onWay);
  useWalker();
  const key = walk.reading ?? readingKey ?? track?.key;
  const onStop = useCallback(
    (chosen: string) => {
      const index = tracks.findIndex((one) => one.key === chosen);
      setReadingKey(index < 0 ? chosen : null);
      if (index < 0) return;
      load(tracks, index);
      void play();
    },
    [tracks],
  );
  useEffect(() => {
    if (player.playing) setReadingKey(null);
  }, [player.playing]);
  const story = storiesOf(tour).find((one) => one.story.key === key)?.story ?? tour.stops[0];
  const words = story?.languages[lang] ?? story?.languages.vi;
  const questions = tour.stops.find((one) => one.key === story?.key)?.questions ?? [];
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const open = questions.some((question) => !answered.has(`${story?.key}/${question.id}`));
  // A class answers what it was told about before it walks on.
  const waiting = open && walk.mode === 'simulated' && story !== undefined && walk.told.includes(story.key);
  useEffect(() => holdWalk(waiting), [waiting]);
  const cues = useQuery({ ...cuesQuery(words?.sound?.vtt ?? ''), enabled: words?.sound !== undefined });
  const title = localText(tour.title, portal.lang);
  return (
    <div className={styles.page}>
      <PageHead title={title}>
        <ButtonLink {...link()}>
          <IconArrowLeft size={18} aria-hidden="true" />
          <span>{t('all')}</span>
        </ButtonLink>
        <ButtonLink className={styles.wide ?? ''} {...link({ of: tour.id, kiosk: '1', ...(asked ? { in: asked } : {}) })}>
          <IconDeviceTv size={18} aria-hidden="true" />
          <span>{t('kiosk.open')}</span>
        </ButtonLink>
        <ButtonLink href={`/${cityId}`}>
          <IconMap size={18} aria-hidden="true" />
          <span>{localText(portal.city.scene.name, portal.lang)}</span>
        </ButtonLink>
      </PageHead>
      <main className={styles.panes}>
        <section className={styles.map} aria-label={t('map')}>
          <TourMap tour={tour} lang={lang} present={key} overview={!begun} onStop={onStop} />
        </section>
        <div className={styles.side}>
          <p>{localText(tour.summary, portal.lang)}</p>
          <TourStart tour={tour} sound={sound} waiting={waiting} onStart={() => setFollow(true)} />
          <TourControls
            tour={tour}
            sound={sound}
            follow={follow}
            onFollow={setFollow}
            onLang={(next) => void navigate({ to: '.', search: (old) => ({ ...old, in: next }), replace: true })}
          />
          {questions.length > 0 && (
            <section aria-label={t('question.title')} className={styles.questions} key={story?.key}>
              {questions.map((question) => (
                <TourQuestion
                  key={question.id}
                  question={question}
                  facts={tour.facts}
                  lang={lang}
                  onAnswer={() => setAnswered((now) => new Set([...now, `${story?.key}/${question.id}`]))}
                />
              ))}
            </section>
          )}
          {words && <Transcript sentences={words.sentences} cues={words.sound ? (cues.data ?? []) : []} lang={lang} player={player} />}
          {walk.reading && <Button onClick={endReading}>{t('walk.readOn')}</Button>}
          <TourStops tour={tour} lang={lang} present={key} stamps={stamps} onStop={onStop} />
          <TourFacts tour={tour} stops={tour.stops.length} />
          <p className={styles.muted}>{t('audience', { who: localText(tour.audience, portal.lang) })}</p>
          {words?.sound?.voice === 'synthetic' && <p className={styles.muted}>{t('synthetic')}</p>}
          {tour.reconstructed && <p className={styles.muted}>{t('reconstructed')}</p>}
        </div>
      </main>
    </div>
  );
}
