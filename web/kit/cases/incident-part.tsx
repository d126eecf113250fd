import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import type { IncidentTold, TellIncident } from '../../../api/features/cases/incident-contract.ts';
import { casePath, incidentQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import { CaseRefs } from './case-family.tsx';
import styles from './cases.module.css';
import { useDraft } from './draft.ts';
import { TemplatePicker } from './template-picker.tsx';

/** The incident that a case tells of: its other reports, and for who arranges cases one answer to all of them, or the way out. */
export function IncidentPart({ item }: { item: CaseDetail }) {
  const { t } = useTranslation('kit');
  const { cityId } = usePortal();
  const client = useQueryClient();
  const { incident } = item;
  const id = incident?.id ?? '';
  const { data, error } = useQuery({ ...incidentQuery(cityId, id), enabled: incident !== undefined });
  const refresh = () => {
    for (const key of ['incidents', 'incident', 'case', 'cases']) void client.invalidateQueries({ queryKey: [key, cityId] });
  };
  const leaving = useMutation({
    mutationFn: () => postJson(`${casePath(cityId, item.id)}/incident`, { version: item.version, incidentId: null }),
    onSettled: refresh,
  });
  if (!incident) return null;
  return (
    <section className={styles.part} aria-label={t('case.incident.title')}>
      <h3>
        {t('case.incident.title')}: {incident.title}
      </h3>
      {data && <p className={forms.hint}>{t('case.incident.count', { count: data.total, open: data.open })}</p>}
      {error !== null && <Failure error={error} />}
      {data && <CaseRefs refs={data.cases.filter((one) => one.id !== item.id)} />}
      {item.mayArrange && (
        <>
          <TellForm key={id} item={item} incident={id} open={data?.open ?? 0} onTold={refresh} />
          {leaving.error !== null && <Failure error={leaving.error} />}
          <div className={forms.acts}>
            <Button disabled={leaving.isPending} onClick={() => leaving.mutate()}>
              {t('case.incident.leave')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

const ENDS = ['', 'answered', 'done'] as const;

/** One text to the reporters of all; with an end, those that can be are closed by it. */
function TellForm({ item, incident, open, onTold }: { item: CaseDetail; incident: string; open: number; onTold(): void }) {
  const { t } = useTranslation('kit');
  const { cityId } = usePortal();
  const [draft, change, forget] = useDraft(incident, 'tell');
  const [to, setTo] = useState<(typeof ENDS)[number]>('');
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: (body: TellIncident) => postJson<IncidentTold>(`/cities/${cityId}/incidents/${incident}/updates`, body),
    onSuccess: forget,
    onSettled: onTold,
  });
  const text = draft.text ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate({ text, ...(to === '' ? {} : { to }) });
  };
  return (
    <form className={styles.form} aria-label={t('case.incident.tell')} onSubmit={submit}>
      <TemplatePicker item={item} use="update" text={text} onPick={(picked) => change({ text: picked })} />
      <label className={styles.field}>
        {t('case.incident.tell')}
        <textarea required rows={3} maxLength={4000} value={text} onChange={(event) => change({ text: event.target.value })} />
      </label>
      <label className={styles.field}>
        {t('case.incident.end')}
        <select value={to} onChange={(event) => setTo(ENDS.find((one) => one === event.target.value) ?? '')}>
          {ENDS.map((one) => (
            <option key={one} value={one}>
              {t(`case.incident.to.${one || 'none'}`)}
            </option>
          ))}
        </select>
      </label>
      {error !== null && <Failure error={error} />}
      <div className={forms.acts}>
        <Button look="primary" type="submit" disabled={isPending || open === 0 || text.trim() === ''}>
          {isPending ? t('case.sending') : t('case.incident.tellSend', { count: open })}
        </Button>
        <span role="status" className={forms.hint}>
          {data && t('case.incident.told', { count: data.told.length, closed: data.closed.length })}
        </span>
      </div>
    </form>
  );
}
