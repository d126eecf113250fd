import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatInstantDay } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { forgetStamps, type Stamp, type Stamps } from '../../lib/story/stamps.ts';
import { guidesQuery, toursQuery } from '../../lib/story/story-queries.ts';
import { useStamps } from '../../lib/story/use-stamps.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { CheckIn } from './check-in.tsx';
import styles from './passport.module.css';
import { StampSeal } from './stamp-seal.tsx';
import { TourProgress } from './tour-progress.tsx';

/** Where one has been, kept on the device, and the certificates of tours that are done. */
export default function PassportView() {
  const { t } = useTranslation('passport');
  const { cityId, city, lang } = usePortal();
  const guide = usePageLink('guide');
  const guides = useQuery(guidesQuery(cityId));
  const tours = useQuery(toursQuery(cityId));
  const stamps = useStamps(cityId);
  const [asking, setAsking] = useState(false);
  const error = guides.error ?? tours.error;
  if (error && !(guides.data && tours.data))
    return (
      <Failure
        error={error}
        retry={() => {
          void guides.refetch();
          void tours.refetch();
        }}
      />
    );
  if (!guides.data || !tours.data) return <CardSkeleton />;
  if (guides.data.guides.length === 0) return <Notice>{t('none')}</Notice>;
  const dated = guides.data.guides.map((one) => ({ ...one, stamp: firstStamp(stamps, one.id) }));
  const count = dated.filter(({ stamp }) => stamp).length;
  return (
    <>
      <p className={styles.lead}>{t('count', { count, whole: dated.length })}</p>
      <ul className={styles.stamps}>
        {dated.map(({ id, code, title, stamp }) => (
          <li key={id} data-stamped={stamp ? '' : undefined}>
            <a {...guide({ of: id })}>
              <StampSeal code={code} day={stamp && formatInstantDay(stamp.at, lang, city.scene.timeZone)} />
              <span>{localText(title, lang)}</span>
              <small>{stamp ? t(`by.${stamp.by}`) : t('notYet')}</small>
            </a>
          </li>
        ))}
      </ul>
      <CheckIn guides={guides.data.guides} />
      {tours.data.tours.map((tour) => (
        <TourProgress key={tour.id} summary={tour} stamps={stamps} />
      ))}
      <Notice title={t('privateTitle')} actions={count > 0 && <Button onClick={() => setAsking(true)}>{t('forget')}</Button>}>
        {t('private')}
      </Notice>
      {asking && (
        <ConfirmDialog
          title={t('forgetSure')}
          confirm={t('forget')}
          cancel={t('keep')}
          danger
          onConfirm={() => {
            forgetStamps(cityId);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** The first stamp at any stop of a guide. */
function firstStamp(stamps: Stamps, guide: string): Stamp | undefined {
  return Object.entries(stamps)
    .filter(([name]) => name.startsWith(`${guide}/`))
    .map(([, stamp]) => stamp)
    .sort((a, b) => a.at.localeCompare(b.at))[0];
}
