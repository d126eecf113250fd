import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Transcript } from '../../kit/story/transcript.tsx';
import { usePortal } from '../../lib/portal.ts';
import { cuesQuery } from '../../lib/story/cues-query.ts';
import { leftOff, load, play, playerState, presentTrack } from '../../lib/story/player.ts';
import { usePlayer } from '../../lib/story/use-player.ts';
import { Chapters } from './chapters.tsx';
import { Controls } from './controls.tsx';
import { Facts } from './facts.tsx';
import styles from './guide.module.css';
import { tracksOf } from './tracks.ts';
import { WalkChoice } from './walk-choice.tsx';

interface GuideStoryProps {
  guide: GuideDetail;
  lang: string;
  /** The stop that the address asks for. */
  stop: string | undefined;
  onLang(lang: string): void;
}

/** A guide to hear: one large button, the words that follow, the stops, and what it all rests on. */
export function GuideStory({ guide, lang, stop, onLang }: GuideStoryProps) {
  const { t } = useTranslation('guide');
  const { cityId } = usePortal();
  const tracks = useMemo(() => tracksOf(cityId, guide, lang), [cityId, guide, lang]);
  useEffect(() => begin(tracks, stop), [tracks, stop]);
  const navigate = useNavigate();
  const player = usePlayer();
  const shown = presentTrack(player);
  const track = shown?.guide === guide.id && shown.lang === lang ? shown : tracks[0];
  const cues = useQuery({ ...cuesQuery(track?.sound.vtt ?? ''), enabled: track !== undefined });
  if (!track) return <Notice>{t('noSound')}</Notice>;
  const takeAlong = (event: MouseEvent) => {
    // The sound goes on: the page is not loaded anew.
    event.preventDefault();
    void navigate({ to: '/$city/$page', params: { city: cityId, page: 'offline' }, search: { of: `guide:${guide.id}`, in: lang } });
  };
  const sentences = guide.languages[lang]?.stops[track.stop]?.sentences ?? [];
  return (
    <>
      <Controls guide={guide} lang={lang} track={track} player={player} onLang={onLang} />
      {track.sound.voice === 'synthetic' && <p className={styles.note}>{t('synthetic')}</p>}
      {guide.reconstructed && <p className={styles.note}>{t('reconstructed')}</p>}
      <Transcript sentences={sentences} cues={cues.data ?? []} lang={lang} player={player} />
      <Chapters tracks={tracks} present={track} player={player} />
      <WalkChoice guide={guide} tracks={tracks} />
      <Facts guide={guide} sentences={sentences} />
      <p>
        <ButtonLink href={`/${cityId}/offline?of=guide:${guide.id}&in=${lang}`} onClick={takeAlong}>
          <IconDownload size={18} aria-hidden="true" />
          {t('takeAlong')}
        </ButtonLink>
      </p>
      <p className={styles.note}>
        {t('sign')}{' '}
        <a href={`/api/cities/${cityId}/guides/${guide.id}/sign.pdf?stop=${track.stop}`} target="_blank" rel="noreferrer">
          PDF
        </a>
        {', '}
        <a href={`/api/cities/${cityId}/guides/${guide.id}/sign.svg?stop=${track.stop}`} target="_blank" rel="noreferrer">
          SVG
        </a>
        {', '}
        <a href={`/api/cities/${cityId}/guides/${guide.id}/sign.pdf`} target="_blank" rel="noreferrer">
          {t('signs')}
        </a>
      </p>
    </>
  );
}

/** Makes the asked stop ready: where the device left off, or at the same place of the story after a change of language. */
function begin(tracks: ReturnType<typeof tracksOf>, stop: string | undefined): void {
  const [first] = tracks;
  if (!first) return;
  const now = playerState();
  const present = presentTrack(now);
  const going = present?.guide === first.guide && present.city === first.city ? present : undefined;
  const left = leftOff('guide', first.city, first.guide);
  const wanted = going && (stop === undefined || going.lang !== first.lang) ? going.stop : (stop ?? left?.stop);
  const index = Math.max(
    0,
    tracks.findIndex((track) => track.stop === wanted),
  );
  const track = tracks[index] ?? first;
  const same = going?.stop === track.stop;
  const time = same ? (now.time / going.sound.duration) * track.sound.duration : left?.stop === track.stop ? left.time : 0;
  // Nearly at its end, it begins anew.
  load(tracks, index, time > track.sound.duration - 3 ? 0 : time);
  if (same && now.playing) void play();
}
