import { IconCircleFilled, IconEye, IconPlayerPauseFilled, IconPlayerPlayFilled, IconTrash } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import type { TourStop } from '../../../scenes/tour-contract.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { minutes } from '../../lib/story/minutes.ts';
import { exactTime, load, pause, play, presentTrack, seek, type Track } from '../../lib/story/player.ts';
import { useExactTime, usePlayer } from '../../lib/story/use-player.ts';
import { recorded } from './draft-edits.ts';
import styles from './studio.module.css';

interface KeyframesPartProps {
  stop: TourStop;
  guides: readonly GuideDetail[];
  /** The tour as it is kept: there a stop's own words have their sound. */
  preview: TourDetail | undefined;
  onStop(edit: (now: TourStop) => TourStop): void;
}

/** Cameras of a stop: one flies over the map while the story runs, and presses record. */
export function KeyframesPart({ stop, guides, preview, onStop }: KeyframesPartProps) {
  const { t } = useTranslation('studio');
  const { cityId, lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const ready = useAtomValue(mapShownAtom);
  const player = usePlayer();
  const [seconds, setSeconds] = useState(0);
  const track = stop.own ? ownTrack(stop, preview, cityId, lang) : trackOf(stop, guides, cityId, lang);
  const here = track !== null && presentTrack(player)?.key === track.key;
  const time = useExactTime(here && player.playing, here ? player.time : 0);
  const now = track ? Math.round(time * 10) / 10 : seconds;
  const listen = () => {
    if (!track) return;
    if (here && player.playing) return pause();
    if (!here) load([track], 0);
    void play();
  };
  const record = () => {
    if (!map) return;
    const at = track ? (here ? Math.round(exactTime() * 10) / 10 : 0) : seconds;
    const view = map.view();
    onStop((one) => ({
      ...one,
      keyframes: recorded(one.keyframes, { t: at, view }),
      ...(one.own && at === 0 ? { own: { ...one.own, view } } : {}),
    }));
    if (!track) setSeconds(at + 5);
  };
  return (
    <fieldset className={styles.part}>
      <legend>{t('frames.title')}</legend>
      <p className={forms.note}>{t(track ? 'frames.explain' : 'frames.explainSilent')}</p>
      <div className={forms.acts}>
        {track ? (
          <Button
            icon={
              here && player.playing ? (
                <IconPlayerPauseFilled size={18} aria-hidden="true" />
              ) : (
                <IconPlayerPlayFilled size={18} aria-hidden="true" />
              )
            }
            onClick={listen}
          >
            {minutes(now)} / {minutes(track.sound.duration)}
          </Button>
        ) : (
          <label>
            {t('frames.seconds')}
            <input
              type="number"
              min={0}
              max={3600}
              value={seconds}
              onChange={({ target }) => setSeconds(Math.max(0, Number(target.value) || 0))}
            />
          </label>
        )}
        <Button look="primary" disabled={!map || !ready} icon={<IconCircleFilled size={14} aria-hidden="true" />} onClick={record}>
          {t('frames.record')}
        </Button>
      </div>
      <ol className={styles.frames}>
        {stop.keyframes.map(({ t: at, view }) => (
          <li key={at}>
            <span>{t('frames.at', { seconds: at })}</span>
            <IconButton
              label={t('frames.show', { seconds: at })}
              onClick={() => {
                if (here) seek(at);
                void map?.flyTo(view, { seconds: 1.5 });
              }}
            >
              <IconEye size={18} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={t('frames.remove', { seconds: at })}
              onClick={() => onStop((one) => ({ ...one, keyframes: one.keyframes.filter((frame) => frame.t !== at) }))}
            >
              <IconTrash size={18} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** The sound of a guide's stop; null where there is none. */
function trackOf({ id, from }: TourStop, guides: readonly GuideDetail[], city: string, lang: string): Track | null {
  const guide = guides.find((one) => one.id === from?.guide);
  const chosen = guide?.languages[lang] ? lang : 'vi';
  const words = guide?.languages[chosen]?.stops[from?.stop ?? ''];
  const stop = guide?.stops.find((one) => one.id === from?.stop);
  if (!guide || !stop || !words?.sound) return null;
  const base = { city, guide: guide.id, guideTitle: guide.languages[chosen]?.title ?? '', lang: chosen, stop: stop.id, title: words.title };
  return { ...base, key: `studio-${id}`, rehearsal: true, number: 1, view: stop.view, sound: words.sound };
}

/** The sound of a stop's own words, spoken or recorded; null where there is none. */
function ownTrack({ id, own }: TourStop, preview: TourDetail | undefined, city: string, lang: string): Track | null {
  const languages = preview?.stops.find(({ key }) => key === id)?.languages;
  const chosen = languages?.[lang]?.sound ? lang : 'vi';
  const words = languages?.[chosen];
  if (!preview || !own || !words?.sound) return null;
  const base = { city, own: true, guide: preview.id, guideTitle: '', lang: chosen, stop: id, title: words.title };
  return { ...base, key: `studio-${id}`, rehearsal: true, number: 1, view: own.view, sound: words.sound };
}
