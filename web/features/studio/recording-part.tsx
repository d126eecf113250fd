import { IconDeviceFloppy } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../scenes/tour-contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { StoryRecording } from '../../kit/recordings/story-recording.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { usePortal } from '../../lib/portal.ts';
import styles from './studio.module.css';
import { voicesQuery } from './studio-api.ts';
import type { DraftWork } from './use-draft.ts';

/** Who speaks a stop's own words in each language, and recordings in their place. A recording is for words that are kept. */
export function RecordingPart({ stop, work }: { stop: TourStop; work: DraftWork }) {
  const { t } = useTranslation('studio');
  const { cityId } = usePortal();
  const client = useQueryClient();
  const { kept, saving, save } = work;
  const tour = kept?.draft.id ?? '';
  const query = voicesQuery(cityId, tour, kept?.revision ?? 0);
  const { data, error, refetch } = useQuery({ ...query, enabled: kept !== undefined });
  const words = (one: TourStop | undefined) => JSON.stringify(one?.own?.words);
  const unsaved = words(stop) !== words(kept?.draft.stops.find(({ id }) => id === stop.id));
  const stories = data?.stories.filter((story) => story.stop === stop.id && story.sentences > 0) ?? [];
  return (
    <fieldset className={styles.part}>
      <legend>{t('recording.title')}</legend>
      <p className={forms.note}>{t('recording.explain')}</p>
      {unsaved ? (
        <div className={forms.acts}>
          <p className={styles.grow}>{t('recording.saveFirst')}</p>
          <Button disabled={saving} icon={<IconDeviceFloppy size={18} aria-hidden="true" />} onClick={() => void save()}>
            {t('recording.save')}
          </Button>
        </div>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : !data ? (
        <CardSkeleton />
      ) : (
        stories.map((story) => (
          <StoryRecording
            key={story.lang}
            story={story}
            heading={languageName(story.lang)}
            path={`/cities/${cityId}/studio/tours/${tour}/${story.lang}/${stop.id}/recording`}
            onVoices={(now) => {
              client.setQueryData(query.queryKey, now);
              // The preview, and what visitors of this browser read of the tour, name the sound that won.
              void client.invalidateQueries({ queryKey: ['studio', cityId, tour], exact: true });
              void client.invalidateQueries({ predicate: ({ queryKey }) => ['tours', 'tour'].includes(String(queryKey[0])) });
            }}
          />
        ))
      )}
      {!unsaved && data && stories.length === 0 && <p>{t('recording.noWords')}</p>}
    </fieldset>
  );
}
