import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDuty } from '../../../api/features/duty/contract.ts';
import { REPEATS } from '../../../data/model/roster.ts';
import { Button } from '../../kit/button.tsx';
import fields from '../../kit/cases/cases.module.css';
import forms from '../../kit/form.module.css';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './duty.module.css';
import { DutyFailure } from './duty-failure.tsx';
import { useAble, useDutyAction } from './use-duty.ts';
import { daysOn } from './week.ts';

interface PlanFormProps {
  /** The day that is offered. */
  first: string;
  onDone(count: number): void;
  onClose(): void;
}

/** Puts somebody on duty, once or again and again. */
export function PlanForm({ first, onDone, onClose }: PlanFormProps) {
  const { t } = useTranslation('duty');
  const { city, lang } = usePortal();
  const [plan, setPlan] = useState({
    agency: '',
    personId: '',
    day: first,
    from: '07:00',
    to: '15:00',
    repeat: 'none',
    until: daysOn(first, 28),
  });
  const able = useAble(plan.agency || null, true);
  const { mutate, isPending, error } = useDutyAction(onDone);
  const change = (patch: Partial<typeof plan>) => setPlan({ ...plan, ...patch });
  const repeat = REPEATS.find((one) => one === plan.repeat) ?? 'none';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const { agency, personId, day, from, to, until } = plan;
    const body: PlanDuty = { agencyId: agency || null, personId, day, from, to, repeat, ...(repeat === 'none' ? {} : { until }) };
    if (!isPending) mutate({ plan: body });
  };
  const input = (name: 'day' | 'from' | 'to' | 'until', type: 'date' | 'time') => (
    <label className={fields.field}>
      {t(`form.${name}`)}
      <input type={type} required value={plan[name]} onChange={(event) => change({ [name]: event.target.value })} />
    </label>
  );
  return (
    <form className={`${fields.form} ${styles.form}`} aria-label={t('plan')} onSubmit={send}>
      <div className={styles.fields}>
        <label className={fields.field}>
          {t('form.agency')}
          <select
            // biome-ignore lint/a11y/noAutofocus: the form was asked for by the press before.
            autoFocus
            value={plan.agency}
            onChange={(event) => change({ agency: event.target.value, personId: '' })}
          >
            <option value="">{t('centre')}</option>
            {city.agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {localText(name, lang)}
              </option>
            ))}
          </select>
        </label>
        <label className={fields.field}>
          {t('form.person')}
          <select required value={plan.personId} onChange={(event) => change({ personId: event.target.value })}>
            <option value="">{t('kit:case.choose')}</option>
            {able.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {input('day', 'date')}
        {input('from', 'time')}
        {input('to', 'time')}
        <label className={fields.field}>
          {t('form.repeat')}
          <select value={plan.repeat} onChange={(event) => change({ repeat: event.target.value })}>
            {REPEATS.map((one) => (
              <option key={one} value={one}>
                {t(`repeat.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {repeat !== 'none' && input('until', 'date')}
      </div>
      {plan.to <= plan.from && <p className={forms.hint}>{t('form.night')}</p>}
      {error !== null && <DutyFailure error={error} />}
      <div className={forms.acts}>
        <Button type="submit" look="primary" disabled={isPending}>
          {t(isPending ? 'kit:case.sending' : 'form.send')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}
