import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { keyOf } from '../../lib/offline/kept.ts';
import { mayHaveWorker } from '../../lib/offline/register-worker.ts';
import { usePortal } from '../../lib/portal.ts';
import { InstallPart } from './install-part.tsx';
import { useKept } from './kept-state.ts';
import styles from './offline.module.css';
import { packagesQuery } from './offline-api.ts';
import { PackageCard } from './package-card.tsx';
import { StorageLine } from './storage-line.tsx';

/** Packages of the city: what is on the device first, then what can be; how much room there is. */
export default function OfflineBody() {
  const { t } = useTranslation('offline');
  const { cityId } = usePortal();
  const { of: asked, in: story } = useRouterState({ select: (s) => s.location.search }) as { of?: string; in?: string };
  const { packages, progress, refused } = useKept();
  const { data, error, refetch } = useQuery(packagesQuery(cityId));
  if (!mayHaveWorker()) return <Notice title={t('insecureTitle')}>{t('insecure')}</Notice>;
  if (refused) return <Notice title={t('insecureTitle')}>{t('trouble.refused')}</Notice>;
  if (packages === null) return <CardSkeleton />;
  const own = packages.filter(({ city }) => city === cityId);
  const elsewhere = packages.length - own.length;
  const offers = data?.packages ?? [];
  const ids = [...new Set([...own.map(({ id }) => id), ...offers.map(({ id }) => id)])];
  const here = ids.filter((id) => own.some((kept) => kept.id === id));
  const others = ids.filter((id) => !here.includes(id)).sort((a, b) => Number(b === asked) - Number(a === asked));
  const card = (id: string) => {
    const kept = own.find((one) => one.id === id);
    const offer = offers.find((one) => one.id === id);
    const key = keyOf({ city: cityId, id });
    return <PackageCard key={id} offer={offer} kept={kept} progress={progress[key]} asked={id === asked} story={story} />;
  };
  return (
    <div className={styles.body}>
      <p className={styles.lead}>{t('lead')}</p>
      {here.length > 0 && (
        <section aria-label={t('here')}>
          <h2>{t('here')}</h2>
          <ul className={styles.packages}>{here.map(card)}</ul>
        </section>
      )}
      <section aria-label={t('others')}>
        <h2>{t('others')}</h2>
        {error && !data ? (
          here.length > 0 ? (
            <Notice>{t('listAway')}</Notice>
          ) : (
            <Failure error={error} retry={() => void refetch()} />
          )
        ) : data ? (
          <ul className={styles.packages}>{others.map(card)}</ul>
        ) : (
          <CardSkeleton />
        )}
        {data && others.length === 0 && <p className={styles.note}>{t('allHere')}</p>}
      </section>
      <StorageLine packages={packages} elsewhere={elsewhere} />
      <InstallPart />
      <p className={styles.note}>{t('notKept')}</p>
    </div>
  );
}
