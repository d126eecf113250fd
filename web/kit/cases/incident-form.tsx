import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import type { IncidentDetail } from '../../../api/features/cases/incident-contract.ts';
import { casePath, incidentsQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import styles from './cases.module.css';

interface IncidentFormProps {
  items: readonly Pick<CaseSummary, 'id' | 'version'>[];
  onDone(): void;
  onClose(): void;
}

/** Joins reports to an incident that is open, or to a new one that gets a name here. */
export function IncidentForm({ items, onDone, onClose }: IncidentFormProps) {
  const { t } = useTranslation('kit');
  const { cityId } = usePortal();
  const client = useQueryClient();
  const id = useId();
  const { data, isPending: loading } = useQuery(incidentsQuery(cityId));
  const [chosen, setChosen] = useState('');
  const [title, setTitle] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      if (chosen === '') return postJson<IncidentDetail>(`/cities/${cityId}/incidents`, { title, caseIds: items.map((item) => item.id) });
      for (const item of items) await postJson(`${casePath(cityId, item.id)}/incident`, { version: item.version, incidentId: chosen });
    },
    onSuccess: onDone,
    onSettled: () => {
      for (const key of ['incidents', 'incident', 'case', 'cases']) void client.invalidateQueries({ queryKey: [key, cityId] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate();
  };
  return (
    <form className={styles.form} aria-labelledby={id} onSubmit={submit}>
      <h3 id={id}>{t('case.incident.join')}</h3>
      <label className={styles.field}>
        {t('case.incident.which')}
        <select value={chosen} disabled={loading} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('case.incident.new')}</option>
          {data?.incidents.map((incident) => (
            <option key={incident.id} value={incident.id}>
              {t('case.incident.option', { title: incident.title, count: incident.open })}
            </option>
          ))}
        </select>
      </label>
      {chosen === '' && (
        <label className={styles.field}>
          {t('case.incident.name')}
          <input required maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
      )}
      {error !== null && <Failure error={error} />}
      <div className={forms.acts}>
        <Button look="primary" type="submit" disabled={isPending}>
          {isPending ? t('case.sending') : t('case.incident.send', { count: items.length })}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('case.cancel')}
        </Button>
      </div>
    </form>
  );
}
