import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { Button } from '../../kit/button.tsx';
import { AgencySelect } from '../../kit/cases/agency-select.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ApiError } from '../../lib/api.ts';
import { casePath, colleaguesQuery } from '../../lib/case-queries.ts';
import { localText } from '../../lib/local-text.ts';
import { useCan } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';
import { BulkIncident, joinAll } from './bulk-incident.tsx';
import styles from './console.module.css';

interface BulkBarProps {
  rows: readonly CaseSummary[];
  me: string;
  /** Ids that stay picked: those that could not be done. */
  onDone(left: string[]): void;
}

interface Failed {
  item: CaseSummary;
  code: string;
}

const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : 'internal');

/** One thing done to several cases: each by itself, each with its version; those that were refused are named and stay picked. */
export function BulkBar({ rows, me, onDone }: BulkBarProps) {
  const { t } = useTranslation('ioc');
  const { cityId, lang } = usePortal();
  const client = useQueryClient();
  const [agency, setAgency] = useState('');
  const [done, setDone] = useState<number | null>(null);
  const [failed, setFailed] = useState<Failed[]>([]);
  const mayJoin = useCan('arrange:case', { city: cityId });
  const end = (wrong: Failed[], keys: readonly string[]) => {
    setDone(null);
    setFailed(wrong);
    for (const key of keys) void client.invalidateQueries({ queryKey: [key, cityId] });
    onDone(wrong.map(({ item }) => item.id));
  };
  const run = async (send: (item: CaseSummary) => Promise<unknown>) => {
    const wrong: Failed[] = [];
    setFailed([]);
    for (const [i, item] of rows.entries()) {
      setDone(i);
      await send(item).catch((error: unknown) => wrong.push({ item, code: codeOf(error) }));
    }
    end(wrong, ['cases', 'case']);
  };
  const join = async (incident: Parameters<typeof joinAll>[2]) => {
    setFailed([]);
    // A line that broke between two pieces leaves open which are in; asked again, those that are stay as they are.
    const refused = await joinAll(cityId, rows, incident, setDone).catch((error: unknown) =>
      rows.map(({ id }) => ({ id, code: codeOf(error) })),
    );
    const wrong = refused.flatMap(({ id, code }) => rows.filter((row) => row.id === id).map((item) => ({ item, code })));
    end(wrong, ['cases', 'case', 'incidents', 'incident']);
  };
  const assign = (assigneeId: string) =>
    run((item) => postJson(`${casePath(cityId, item.id)}/assignments`, { version: item.version, assigneeId }));
  // Only who may take cases of every agency among them can take all of them.
  const agencies = new Set(rows.map((row) => row.agencyId));
  const [only] = agencies;
  const colleagues = useQuery(colleaguesQuery(cityId, agencies.size === 1 ? (only ?? null) : null));
  const forward = () =>
    run((item) => postJson(`${casePath(cityId, item.id)}/moves`, { version: item.version, to: 'forwarded', agencyId: agency }));
  const busy = done !== null;
  return (
    <section className={styles.bulk} aria-label={t('bulk.title')}>
      <div className={styles.bulkHead}>
        <p role="status">{busy ? t('bulk.doing', { done, count: rows.length }) : t('bulk.picked', { count: rows.length })}</p>
        <Button look="plain" disabled={busy} onClick={() => onDone([])}>
          {t('bulk.none')}
        </Button>
      </div>
      <div className={styles.bulkRow}>
        <Button disabled={busy} onClick={() => void assign(me)}>
          {t('bulk.assign')}
        </Button>
        <label className={styles.bulkTo}>
          <span className="sr-only">{t('bulk.assignTo')}</span>
          <select value="" disabled={busy} onChange={(event) => event.target.value && void assign(event.target.value)}>
            <option value="">{t('bulk.assignTo')}</option>
            {colleagues.data
              ?.filter(({ id }) => id !== me)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      </div>
      <form
        className={styles.bulkRow}
        onSubmit={(event) => {
          event.preventDefault();
          void forward();
        }}
      >
        <AgencySelect label={t('bulk.forwardTo')} value={agency} onChange={setAgency} />
        <Button type="submit" look="primary" disabled={busy || agency === ''}>
          {t('bulk.forward')}
        </Button>
      </form>
      {mayJoin && (
        <details className={styles.bulkMore}>
          <summary>{t('bulk.incident')}</summary>
          <BulkIncident count={rows.length} busy={busy} onJoin={(incident) => void join(incident)} />
        </details>
      )}
      {failed.length > 0 && (
        <Notice tone="bad" title={t('bulk.failed', { count: failed.length })}>
          {failed.map(({ item, code }) => `${localText(item.title, lang)}: ${t(`kit:failure.${code}`)}`).join(' · ')}
        </Notice>
      )}
    </section>
  );
}
