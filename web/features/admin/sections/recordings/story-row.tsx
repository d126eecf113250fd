import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoryVoice, StoryVoices } from '../../../../../api/features/guides/recording-contract.ts';
import { RECORDING_LIMITS } from '../../../../../data/model/recording-limits.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { ApiError } from '../../../../lib/api.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { putForm, sendJson } from '../../../../lib/post.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/fields.tsx';
import parts from '../../parts/parts.module.css';

/** One story in one language: who speaks it now, and the place for a recording. */
export function StoryRow({ guide, story }: { guide: string; story: StoryVoice }) {
  const { t, i18n } = useTranslation('admin');
  const { cityId } = usePortal();
  const client = useQueryClient();
  const id = useId();
  const [sound, setSound] = useState<File | null>(null);
  const [vtt, setVtt] = useState<File | null>(null);
  const [asked, setAsked] = useState(false);
  const { stop, lang, title, voice, recording, sentences } = story;
  const path = `/cities/${cityId}/guides/${guide}/${lang}/${stop}/recording`;
  const show = (voices: StoryVoices) => {
    client.setQueryData(['recordings', cityId, guide], voices);
    // What visitors read of the guide names the sound that won.
    void client.invalidateQueries({ queryKey: ['guide', cityId, guide] });
  };
  const put = useMutation({
    mutationFn: () => {
      const form = new FormData();
      if (sound) form.set('sound', sound);
      if (vtt) form.set('vtt', vtt);
      return putForm<StoryVoices>(path, form);
    },
    onSuccess: (voices) => {
      show(voices);
      setSound(null);
      setVtt(null);
    },
  });
  const remove = useMutation({
    mutationFn: () => sendJson<StoryVoices>('DELETE', path, {}),
    onSuccess: show,
    onSettled: () => setAsked(false),
  });
  const limits = { megabytes: RECORDING_LIMITS.bytes >> 20, minutes: RECORDING_LIMITS.longest / 60, count: sentences };
  const refusal = put.error instanceof ApiError ? put.error : null;
  const wrong = (field: 'sound' | 'vtt') => {
    if (!refusal) return undefined;
    if (field === 'sound' && refusal.code === 'too-large') return t('section.recordings.wrong.size', limits);
    if (field === 'sound' && refusal.code === 'unsupported-file') return t('section.recordings.wrong.type', limits);
    return refusal.fields.includes(field) ? t(`section.recordings.wrong.${field}`, limits) : undefined;
  };
  const language = new Intl.DisplayNames(i18n.language, { type: 'language' }).of(lang) ?? lang;
  return (
    <section className={parts.form} aria-labelledby={id}>
      <h3 id={id}>
        {title} · {language}
      </h3>
      <p>
        {t(`section.recordings.voice.${voice}`)}
        {recording && ` ${t(recording.timed ? 'section.recordings.timed' : 'section.recordings.estimated')}`}
        {recording?.outdated && <strong> {t('section.recordings.outdated')}</strong>}
      </p>
      {recording && (
        <div className={parts.row}>
          {/* biome-ignore lint/a11y/useMediaCaption: its words stand on the guide's page */}
          <audio controls preload="none" src={recording.url} aria-label={title} />
          <Button look="plain" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => setAsked(true)}>
            {t('section.recordings.remove')}
          </Button>
        </div>
      )}
      <div className={parts.fields}>
        <Field
          id={`${id}-sound`}
          label={t('section.recordings.sound')}
          hint={t('section.recordings.soundHint', limits)}
          problem={wrong('sound')}
        >
          <input
            key={`sound ${sound === null}`}
            id={`${id}-sound`}
            type="file"
            accept=".mp3,.m4a,audio/mpeg,audio/mp4"
            onChange={({ target }) => setSound(target.files?.[0] ?? null)}
          />
        </Field>
        <Field id={`${id}-vtt`} label={t('section.recordings.vtt')} hint={t('section.recordings.vttHint', limits)} problem={wrong('vtt')}>
          <input
            key={`vtt ${vtt === null}`}
            id={`${id}-vtt`}
            type="file"
            accept=".vtt,text/vtt"
            onChange={({ target }) => setVtt(target.files?.[0] ?? null)}
          />
        </Field>
      </div>
      {(put.error ?? remove.error) && !wrong('sound') && !wrong('vtt') && (
        <Failure error={put.error ?? remove.error} retry={() => (put.error ? put.mutate() : remove.mutate())} />
      )}
      <div className={parts.row}>
        <Button
          look={sound ? 'primary' : 'quiet'}
          icon={<IconUpload size={18} aria-hidden="true" />}
          disabled={!sound || put.isPending}
          onClick={() => put.mutate()}
        >
          {put.isPending ? t('section.recordings.sending') : t('section.recordings.send')}
        </Button>
        <span role="status">{put.isSuccess && !sound && t('section.recordings.saved')}</span>
      </div>
      {asked && (
        <ConfirmDialog
          title={t('section.recordings.removeTitle', { title, language })}
          confirm={t('section.recordings.remove')}
          danger
          pending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsked(false)}
        >
          <p>{t('section.recordings.removeText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
