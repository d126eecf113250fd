import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuideList } from '../../../../../api/features/guides/contract.ts';
import type { StoryVoices } from '../../../../../api/guides/recording-contract.ts';
import { Failure } from '../../../../kit/failure.tsx';
import { SelectField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { StoryRecording } from '../../../../kit/recordings/story-recording.tsx';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { getJson } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';

/** Who speaks the stories of a guide, and recordings in their place. */
export default function RecordingsSection() {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const client = useQueryClient();
  const guides = useQuery({
    queryKey: ['guides', cityId],
    queryFn: ({ signal }) => getJson<GuideList>(`/cities/${cityId}/guides`, { signal }),
  });
  const [chosen, setChosen] = useState('');
  const guide = chosen || guides.data?.guides[0]?.id;
  const voices = useQuery({
    queryKey: ['recordings', cityId, guide],
    queryFn: ({ signal }) => getJson<StoryVoices>(`/cities/${cityId}/guides/${guide}/recordings`, { signal }),
    enabled: guide !== undefined,
  });
  const error = guides.error ?? voices.error;
  if (error) return <Failure error={error} retry={() => void (guides.error ? guides.refetch() : voices.refetch())} />;
  if (!guides.data) return <CardSkeleton />;
  if (guide === undefined) return <p role="status">{t('section.recordings.none')}</p>;
  return (
    <>
      <p className={forms.hint}>{t('section.recordings.explain')}</p>
      <SelectField
        label={t('section.recordings.guide')}
        value={guide}
        options={guides.data.guides.map(({ id, title }) => ({ value: id, label: localText(title, lang) }))}
        onChange={setChosen}
      />
      {!voices.data && <CardSkeleton />}
      {voices.data?.stories.map((story) => (
        <StoryRecording
          key={`${guide} ${story.stop} ${story.lang}`}
          story={story}
          path={`/cities/${cityId}/guides/${guide}/${story.lang}/${story.stop}/recording`}
          onVoices={(now) => {
            client.setQueryData(['recordings', cityId, guide], now);
            // What visitors read of the guide names the sound that won.
            void client.invalidateQueries({ queryKey: ['guide', cityId, guide] });
          }}
        />
      ))}
    </>
  );
}
