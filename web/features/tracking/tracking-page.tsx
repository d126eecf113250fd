import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageFrame } from '../../kit/page-frame.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { TrackedReport } from './tracked-report.tsx';
import styles from './tracking.module.css';
import { type Holder, trackingQuery } from './tracking-query.ts';

/**
 * How one's own report is doing: by the secret link, whose secret stands after the hash of the address and leaves the device in a header only,
 * or by `?report=` for who sent it signed in.
 */
export default function TrackingPage() {
  const { t } = useTranslation('tracking');
  const { href, cityId } = usePortal();
  const { hash, search } = useRouterState({ select: (s) => s.location });
  const token = readToken(hash);
  const report = token === '' ? (search as { report?: string }).report : undefined;
  const holder: Holder = report === undefined ? { token } : { city: cityId, report };
  const missing = report === undefined && token === '';
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(trackingQuery(holder));
  const gone = error instanceof ApiError && ['not-found', 'signed-out', 'forbidden', 'bad-request'].includes(error.code);
  return (
    <PageFrame title={t('title')}>
      {missing || (gone && !data) ? (
        <Notice
          tone="bad"
          title={t(missing ? 'noLink' : report === undefined ? 'gone' : 'notOwn')}
          actions={<ButtonLink href={href({}, 'report')}>{t('toReport')}</ButtonLink>}
        >
          {t(missing ? 'noLinkText' : report === undefined ? 'goneText' : 'notOwnText')}
        </Notice>
      ) : data ? (
        <TrackedReport
          report={data}
          holder={holder}
          onChange={(changed) => queries.setQueryData(trackingQuery(holder).queryKey, changed)}
        />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div className={styles.section} aria-busy="true">
          <CardSkeleton />
        </div>
      )}
      {data && error && !gone && <Failure error={error} retry={() => void refetch()} />}
    </PageFrame>
  );
}

function readToken(hash: string): string {
  try {
    const token = decodeURIComponent(hash.replace(/^#/, '')).trim();
    // A header takes printable ASCII only; a broken link is a link that does not exist.
    return /^[\x21-\x7e]{0,400}$/.test(token) ? token : 'broken';
  } catch {
    return 'broken';
  }
}
