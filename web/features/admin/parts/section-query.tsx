import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../kit/failure.tsx';
import { CardSkeleton } from '../../../kit/skeleton.tsx';

/** What a section shows of something that the server owns: while it comes, when it does not, and when it is there. */
export function SectionQuery<T>({ query, children }: { query: UseQueryResult<T>; children(data: T): ReactNode }) {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = query;
  return (
    <>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data !== undefined
        ? children(data)
        : !error && (
            <div role="status">
              <span className="sr-only">{t('loading')}</span>
              <CardSkeleton />
            </div>
          )}
    </>
  );
}
