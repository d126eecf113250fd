import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryVoice, StoryVoices } from '../../../api/guides/recording-contract.ts';
import { RECORDING_LIMITS } from '../../../data/model/recording-limits.ts';
import { languageIn } from '../../i18n/language-in.ts';
import { ApiError } from '../../lib/api.ts';
import { putForm, sendJson } from '../../lib/post.ts';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { Failure } from '../failure.tsx';
import { FileField } from '../field.tsx';
import forms from '../form.module.css';

interface StoryRecordingProps {
  story: StoryVoice;
  /** Of the API, where the recording is put and taken away. */
  path: string;
  /** What it is called on a page that is about this story alone; absent: title and language. */
  heading?: string;
  onVoices(voices: StoryVoices): void;
}

/** One story in one language: who speaks it now, and the place for a recording. Its words come by `loadWords('recordings')`. */
export function StoryRecording({ story, path, heading, onVoices }: StoryRecordingProps) {
  const { t, i18n } = useTranslation('recordings');
  const id = useId();
  const [sound, setSound] = useState<File | null>(null);
  const [vtt, setVtt] = useState<File | null>(null);
  const [asked, setAsked] = useState(false);
  const { lang, title, voice, recording, sentences } = story;
  const put = useMutation({
    mutationFn: () => {
      const form = new FormData();
      if (sound) form.set('sound', sound);
      if (vtt) form.set('vtt', vtt);
      return putForm<StoryVoices>(path, form);
    },
    onSuccess: (voices) => {
      onVoices(voices);
      setSound(null);
      setVtt(null);
    },
  });
  const remove = useMutation({
    mutationFn: () => sendJson<StoryVoices>('DELETE', path, {}),
    onSuccess: onVoices,
    onSettled: () => setAsked(false),
  });
  const limits = { megabytes: RECORDING_LIMITS.bytes >> 20, minutes: RECORDING_LIMITS.longest / 60, count: sentences };
  const refusal = put.error instanceof ApiError ? put.error : null;
  const wrong = (field: 'sound' | 'vtt') => {
    if (!refusal) return undefined;
    if (field === 'sound' && refusal.code === 'too-large') return t('wrong.size', limits);
    if (field === 'sound' && refusal.code === 'unsupported-file') return t('wrong.type', limits);
    return refusal.fields.includes(field) ? t(`wrong.${field}`, limits) : undefined;
  };
  const language = languageIn(i18n.language, lang);
  return (
    <section className={forms.form} aria-labelledby={id}>
      <h3 id={id}>{heading ?? `${title} · ${language}`}</h3>
      <p>
        {t(`voice.${voice}`)}
        {recording && ` ${t(recording.timed ? 'timed' : 'estimated')}`}
        {recording?.outdated && <strong> {t('outdated')}</strong>}
      </p>
      {recording && (
        <div className={forms.row}>
          {/* biome-ignore lint/a11y/useMediaCaption: its words stand on the guide's page */}
          <audio controls preload="none" src={recording.url} aria-label={title} />
          <Button look="plain" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => setAsked(true)}>
            {t('remove')}
          </Button>
        </div>
      )}
      <div className={forms.fields}>
        <FileField
          key={`sound ${sound === null}`}
          label={t('sound')}
          hint={t('soundHint', limits)}
          problem={wrong('sound')}
          accept=".mp3,.m4a,audio/mpeg,audio/mp4"
          onFile={setSound}
        />
        <FileField
          key={`vtt ${vtt === null}`}
          label={t('vtt')}
          hint={t('vttHint', limits)}
          problem={wrong('vtt')}
          accept=".vtt,text/vtt"
          onFile={setVtt}
        />
      </div>
      {(put.error ?? remove.error) && !wrong('sound') && !wrong('vtt') && (
        <Failure error={put.error ?? remove.error} retry={() => (put.error ? put.mutate() : remove.mutate())} />
      )}
      <div className={forms.row}>
        <Button
          look={sound ? 'primary' : 'quiet'}
          icon={<IconUpload size={18} aria-hidden="true" />}
          disabled={!sound || put.isPending}
          onClick={() => put.mutate()}
        >
          {put.isPending ? t('sending') : t('send')}
        </Button>
        <span role="status">{put.isSuccess && !sound && t('saved')}</span>
      </div>
      {asked && (
        <ConfirmDialog
          title={t('removeTitle', { title, language })}
          confirm={t('remove')}
          danger
          pending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsked(false)}
        >
          <p>{t('removeText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
