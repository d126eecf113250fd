import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OwnReports as Page } from '../../../api/features/reports/intake-contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { ItemList } from '../../kit/item-list.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { getJson } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportIcon } from '../../lib/report-icon.ts';
import styles from './account.module.css';

/** What one has sent while signed in, the latest first, each leading to its own page. */
export function OwnReports() {
  const { t } = useTranslation('account');
  const { cityId, city, lang, href } = usePortal();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['me', 'reports'],
    queryFn: ({ signal, pageParam }) => getJson<Page>('/me/reports', { signal, search: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const reports = data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <section className={styles.card} aria-labelledby="own-reports">
      <h2 id="own-reports">{t('ownReports')}</h2>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && reports.length === 0 && (
        <>
          <p className={forms.note}>{t('ownReportsNone')}</p>
          <div>
            <ButtonLink href={href({}, 'report')}>{t('report:entry')}</ButtonLink>
          </div>
        </>
      )}
      <ItemList
        items={reports.map((report) => {
          const address = `/${report.city}/tracking?report=${report.id}`;
          const rating = report.mayRate && !report.satisfaction;
          return {
            key: `${report.city}/${report.id}`,
            icon: reportIcon(report),
            title: localText(report.title, lang) ?? report.id,
            detail: [
              t(`kit:case.state.${report.state}`),
              formatInstant(report.receivedAt, lang, city.scene.timeZone),
              ...(report.city === cityId ? [] : [report.city]),
              ...(rating ? [t('ownReportsRate')] : []),
            ].join(' · '),
            href: address,
            onPick: () => location.assign(address),
          };
        })}
      />
      {hasNextPage && (
        <div>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('ownReportsMore')}
          </Button>
        </div>
      )}
    </section>
  );
}
