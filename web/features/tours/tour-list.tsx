import { IconAward, IconWand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/language-name.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { OptionalPicture } from '../../kit/optional-picture.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { toursQuery } from '../../lib/story/story-queries.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { TourFacts } from './tour-facts.tsx';
import styles from './tours.module.css';

/** The tours of the city, to choose one by time and effort. */
export function TourListView() {
  const { t } = useTranslation('tours');
  const { cityId, lang } = usePortal();
  const link = usePageLink('tours');
  const passport = usePageLink('passport');
  const { data, error, refetch } = useQuery(toursQuery(cityId));
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  return (
    <>
      <p>
        <ButtonLink look="primary" {...link({ make: '1' })}>
          <IconWand size={18} aria-hidden="true" />
          {t('make.open')}
        </ButtonLink>
      </p>
      {data.tours.length === 0 && <Notice>{t('none')}</Notice>}
      <ul className={styles.cards}>
        {data.tours.map((tour) => (
          <li key={tour.id}>
            <a {...link({ of: tour.id })}>
              {tour.pictures && (
                <span className={styles.sights}>
                  {tour.pictures.map((src) => (
                    <OptionalPicture key={src} src={src} />
                  ))}
                </span>
              )}
              <strong>{localText(tour.title, lang)}</strong>
              <span>{localText(tour.summary, lang)}</span>
            </a>
            <TourFacts tour={tour} stops={tour.stops} />
            <small>
              {tour.questions > 0 && `${t('questions', { count: tour.questions })} · `}
              {tour.languages.map(languageName).join(', ')}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink {...passport()}>
          <IconAward size={18} aria-hidden="true" />
          {t('passport')}
        </ButtonLink>
      </p>
    </>
  );
}
