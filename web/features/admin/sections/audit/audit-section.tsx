import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import type { AuditCheck, AuditPage, AuditRow } from '../../../../../api/features/audit/contract.ts';
import { can } from '../../../../../data/model/rights.ts';
import { Button, ButtonLink } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { CheckField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { Notice } from '../../../../kit/notice.tsx';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { getJson } from '../../../../lib/api.ts';
import { formatInstant } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import styles from '../../objects/objects.module.css';
import parts from '../../parts/parts.module.css';

const EMPTY = { actor: '', action: '', entity: '', id: '', from: '', to: '' };
type Filter = typeof EMPTY;

/** Who did what and when, and whether nobody altered it since. */
export default function AuditSection({ me }: { me: Me }) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const everywhere = can(me.grants, 'read:audit', { city: null });
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState(EMPTY);
  const [filter, setFilter] = useState(EMPTY);
  const search = { ...filter, city: all ? '' : cityId };
  const list = useInfiniteQuery({
    queryKey: ['audit', search],
    queryFn: ({ signal, pageParam }) => getJson<AuditPage>('/admin/audit', { signal, search: { ...search, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFilter(typed);
  };
  const field = (key: keyof Filter, type = 'text') => (
    <TextField
      type={type}
      label={t(`audit.${key}`)}
      value={typed[key]}
      maxLength={100}
      autoComplete="off"
      onChange={(text) => setTyped({ ...typed, [key]: text })}
    />
  );
  const query = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ''));
  return (
    <>
      <Chain city={everywhere ? undefined : cityId} />
      <search>
        <form className={forms.form} onSubmit={submit} aria-label={t('audit.filter')}>
          <div className={styles.filters}>
            {field('actor')}
            {field('action')}
            {field('entity')}
            {field('id')}
            {field('from', 'date')}
            {field('to', 'date')}
          </div>
          <div className={forms.row}>
            <Button look="primary" type="submit">
              {t('audit.show')}
            </Button>
            <Button
              look="plain"
              onClick={() => {
                setTyped(EMPTY);
                setFilter(EMPTY);
              }}
            >
              {t('audit.clear')}
            </Button>
            {everywhere && <CheckField label={t('audit.everywhere')} value={all} onChange={setAll} />}
            <span className={styles.actions}>
              <ButtonLink href={`/api/admin/audit.csv?${query}`} download>
                <IconDownload size={18} aria-hidden="true" />
                {t('audit.csv')}
              </ButtonLink>
            </span>
          </div>
        </form>
      </search>
      {list.error && rows.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <CardSkeleton />}
      {list.data && rows.length === 0 && <p role="status">{t('audit.none')}</p>}
      {rows.length > 0 && <AuditTable rows={rows} />}
      {list.hasNextPage && (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('audit.older')}
        </Button>
      )}
    </>
  );
}

/** Goes through the whole chain of the log on the server. */
function Chain({ city }: { city: string | undefined }) {
  const { t } = useTranslation('admin');
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['audit-check', city],
    queryFn: ({ signal }) => getJson<AuditCheck>('/admin/audit/check', { signal, search: { city }, timeout: 60_000 }),
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <p role="status">{t('audit.checking')}</p>;
  return (
    <Notice
      tone={data.broken === null ? 'info' : 'bad'}
      actions={
        <Button disabled={isFetching} onClick={() => void refetch()}>
          {t('audit.checkAgain')}
        </Button>
      }
    >
      {data.broken === null ? t('audit.holds', { count: data.rows }) : t('audit.broken', { row: data.broken })}
    </Notice>
  );
}

function AuditTable({ rows }: { rows: AuditRow[] }) {
  const { t, i18n } = useTranslation('admin');
  const { city, lang } = usePortal();
  const action = (text: string) => {
    const key = `audit.did.${text.replace(':', '_')}`;
    return i18n.exists(`admin:${key}`) ? t(key) : text;
  };
  return (
    <table className={parts.table}>
      <caption className="sr-only">{t('section.audit.title')}</caption>
      <thead>
        <tr>
          {(['number', 'at', 'who', 'what', 'of', 'fields'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`audit.column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <th scope="row">{row.seq}</th>
            <td data-label={t('audit.column.at')}>{formatInstant(row.at, lang, city.scene.timeZone)}</td>
            <td data-label={t('audit.column.who')}>{row.actor ? (row.actor.name ?? row.actor.id) : t('audit.nobody')}</td>
            <td data-label={t('audit.column.what')}>{action(row.action)}</td>
            <td data-label={t('audit.column.of')}>
              {row.entity} {row.entityId}
            </td>
            <td data-label={t('audit.column.fields')}>
              {Object.entries(row.fields)
                .map(([key, value]) => `${key}: ${value}`)
                .join(', ') || '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
