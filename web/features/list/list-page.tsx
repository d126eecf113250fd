import { IconMap } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { ListCard } from './list-card.tsx';
import { type ListFilter, readFilter, writeFilter } from './list-filter.ts';
import { ListFilters } from './list-filters.tsx';
import styles from './list-page.module.css';
import { ListTable } from './list-table.tsx';
import { PageLinks } from './page-links.tsx';
import { useListRows } from './use-list-rows.ts';

type Search = Record<string, string | undefined>;

/** Every place, camera and report without the globe: for keyboards, screen readers, weak machines and the curious. */
export default function ListPage() {
  const { t } = useTranslation('list');
  const { city, lang, state, href } = usePortal();
  const search = useRouterState({ select: (s) => s.location.search }) as Search;
  const navigate = useNavigate();
  const filter = useMemo(() => readFilter(search), [search]);
  const { rows, total, pages, page, sortable, pending, failures } = useListRows(filter);
  const change = (patch: Partial<ListFilter>) =>
    void navigate({ to: '.', search: (old: Search) => ({ ...old, ...writeFilter({ ...filter, page: 1, ...patch }) }), replace: true });
  return (
    <div className={styles.page}>
      <PageHead
        title={t('heading', { city: localText(city.scene.name, lang) })}
        subtitle={city.scene.sample || city.model.sample ? t('app:sampleNote') : ''}
      >
        <ButtonLink look="primary" href={href()}>
          <IconMap size={18} aria-hidden="true" />
          <span>{t('toMap')}</span>
        </ButtonLink>
      </PageHead>
      <main className={styles.main} data-card={state.selection !== null || undefined}>
        <section className={styles.content} aria-label={t('results')}>
          <ListFilters filter={filter} onChange={change} />
          {failures.map(({ error, retry }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: at most three, in a fixed order.
            <Failure key={i} error={error} retry={retry} />
          ))}
          <p role="status" className={styles.count}>
            {pending ? t('loading') : t('found', { count: total })}
            {pages > 1 && !pending && ` · ${t('page', { page, pages })}`}
          </p>
          {rows.length > 0 || (!pending && failures.length === 0) ? (
            <ListTable rows={rows} sort={sortable ? filter.sort : 'kind'} {...(sortable ? { onSort: (sort) => change({ sort }) } : {})} />
          ) : (
            pending && <CardSkeleton />
          )}
          <PageLinks page={page} pages={pages} onPage={(next) => change({ page: next })} />
        </section>
        {state.selection && <ListCard />}
      </main>
    </div>
  );
}
