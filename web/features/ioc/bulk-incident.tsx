import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import type { JoinReports, ReportsJoined } from '../../../api/features/cases/incident-contract.ts';
import { Button } from '../../kit/button.tsx';
import fields from '../../kit/cases/cases.module.css';
import { Failure } from '../../kit/failure.tsx';
import { incidentsQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';
import styles from './console.module.css';

/** Reports in one request. */
const PIECE = 50;

interface BulkIncidentProps {
  count: number;
  busy: boolean;
  onJoin(incident: { incidentId: string } | { title: string }): void;
}

/** Which incident all that is picked tells of: one that is open, or a new one that gets a name here. */
export function BulkIncident({ count, busy, onJoin }: BulkIncidentProps) {
  const { t } = useTranslation(['ioc', 'kit']);
  const { cityId } = usePortal();
  const { data, isPending, error, refetch } = useQuery(incidentsQuery(cityId));
  const [chosen, setChosen] = useState('');
  const [title, setTitle] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onJoin(chosen === '' ? { title } : { incidentId: chosen });
  };
  return (
    <form className={styles.bulkRow} aria-label={t('kit:case.incident.join')} onSubmit={submit}>
      <label className={fields.field}>
        {t('kit:case.incident.which')}
        <select value={chosen} disabled={isPending} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('kit:case.incident.new')}</option>
          {data?.incidents.map((incident) => (
            <option key={incident.id} value={incident.id}>
              {t('kit:case.incident.option', { title: incident.title, count: incident.open })}
            </option>
          ))}
        </select>
      </label>
      {chosen === '' && (
        <label className={fields.field}>
          {t('kit:case.incident.name')}
          <input required maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
      )}
      <Button type="submit" disabled={busy || (chosen === '' && title.trim() === '')}>
        {t('kit:case.incident.send', { count })}
      </Button>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
    </form>
  );
}

/** Joins them piece by piece; the first piece opens the incident where it is new. @returns what the server refused, with its reason */
export async function joinAll(
  city: string,
  rows: readonly CaseSummary[],
  incident: { incidentId: string } | { title: string },
  onDone: (done: number) => void,
): Promise<ReportsJoined['refused']> {
  const refused: ReportsJoined['refused'] = [];
  let into = incident;
  for (let start = 0; start < rows.length; start += PIECE) {
    onDone(start);
    const cases = rows.slice(start, start + PIECE).map(({ id, version }) => ({ id, version }));
    const body: JoinReports = { ...into, cases };
    const answer = await postJson<ReportsJoined>(`/cities/${city}/incidents/joins`, body);
    refused.push(...answer.refused);
    if (answer.incidentId !== null) into = { incidentId: answer.incidentId };
  }
  return refused;
}
