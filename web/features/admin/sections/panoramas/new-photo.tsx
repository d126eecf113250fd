import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewPanorama, PanoramaList } from '../../../../../api/features/panoramas/contract.ts';
import type { PlaceCollection } from '../../../../../api/features/places/contract.ts';
import { PANORAMA_LIMITS } from '../../../../../data/model/panorama/photo-limits.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { FileField, SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { ApiError, getJson } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { postForm } from '../../../../lib/post.ts';

const EMPTY = { vi: '', en: '', position: '', height: '1.7', heading: '0', credit: '' };
const LIMITS = { megabytes: PANORAMA_LIMITS.bytes >> 20, narrowest: PANORAMA_LIMITS.narrowest, km: PANORAMA_LIMITS.farthest / 1000 };
/** Fields of this form that the server may refuse. */
const FIELDS = ['picture', 'title', 'position', 'height', 'heading', 'credit'] as const;

/** The form for one more photograph. */
export function NewPhoto({ onSaved }: { onSaved(now: PanoramaList): void }) {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const id = useId();
  const [picture, setPicture] = useState<File | null>(null);
  const [words, setWords] = useState(EMPTY);
  const [chosen, setChosen] = useState('');
  const places = useQuery({
    queryKey: ['places', cityId, 'site'],
    queryFn: ({ signal }) => getJson<PlaceCollection>(`/cities/${cityId}/places`, { signal, search: { kind: 'site', limit: 500 } }),
  });
  const place = chosen || places.data?.features[0]?.id || '';
  const position = words.position
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  const send = useMutation({
    mutationFn: () => {
      const about: Omit<NewPanorama, 'position'> & { position?: number[] } = {
        place,
        title: { vi: words.vi, en: words.en },
        ...(position.length > 0 ? { position } : {}),
        height: Number(words.height),
        heading: Number(words.heading),
        credit: words.credit,
      };
      const form = new FormData();
      if (picture) form.set('picture', picture);
      form.set('about', JSON.stringify(about));
      return postForm<PanoramaList>(`/cities/${cityId}/panoramas`, form);
    },
    onSuccess: (now) => {
      onSaved(now);
      setPicture(null);
      setWords(EMPTY);
    },
  });
  const refusal = send.error instanceof ApiError ? send.error : null;
  const wrong = (field: (typeof FIELDS)[number]) =>
    refusal?.fields.some((one) => one === field || one.startsWith(`${field}.`)) ? t(`section.panoramas.wrong.${field}`, LIMITS) : undefined;
  const set = (key: keyof typeof EMPTY) => (text: string) => setWords((now) => ({ ...now, [key]: text }));
  const ready = picture && place && words.vi.trim() && words.en.trim() && words.credit.trim();
  return (
    <section className={forms.form} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('section.panoramas.add')}</h3>
      <div className={forms.fields}>
        <FileField
          key={String(picture === null)}
          label={t('section.panoramas.picture')}
          hint={t('section.panoramas.pictureHint', LIMITS)}
          problem={wrong('picture')}
          accept="image/jpeg,image/png,image/webp"
          onFile={setPicture}
        />
        <SelectField
          label={t('section.panoramas.place')}
          value={place}
          options={(places.data?.features ?? []).map((one) => ({ value: one.id, label: localText(one.properties.name, lang) }))}
          onChange={setChosen}
        />
        <TextField label={t('section.panoramas.vi')} value={words.vi} problem={wrong('title')} onChange={set('vi')} />
        <TextField label={t('section.panoramas.en')} value={words.en} onChange={set('en')} />
        <TextField
          label={t('section.panoramas.position')}
          hint={t('section.panoramas.positionHint', LIMITS)}
          value={words.position}
          problem={wrong('position')}
          onChange={set('position')}
        />
        <TextField
          label={t('section.panoramas.heading')}
          hint={t('section.panoramas.headingHint')}
          inputMode="decimal"
          value={words.heading}
          problem={wrong('heading')}
          onChange={set('heading')}
        />
        <TextField
          label={t('section.panoramas.height')}
          inputMode="decimal"
          value={words.height}
          problem={wrong('height')}
          onChange={set('height')}
        />
        <TextField label={t('section.panoramas.credit')} value={words.credit} problem={wrong('credit')} onChange={set('credit')} />
      </div>
      {send.error && !FIELDS.some(wrong) && <Failure error={send.error} retry={() => send.mutate()} />}
      <div className={forms.row}>
        <Button
          look={ready ? 'primary' : 'quiet'}
          icon={<IconUpload size={18} aria-hidden="true" />}
          disabled={!ready || send.isPending}
          onClick={() => send.mutate()}
        >
          {send.isPending ? t('section.panoramas.sending') : t('section.panoramas.send')}
        </Button>
        <span role="status">{send.isSuccess && !picture && t('section.panoramas.saved')}</span>
      </div>
    </section>
  );
}
