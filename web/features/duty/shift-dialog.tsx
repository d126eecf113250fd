import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyShift } from '../../../api/features/duty/contract.ts';
import { Button } from '../../kit/button.tsx';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { SelectField } from '../../kit/field.tsx';
import forms from '../../kit/form.module.css';
import { formatHour, formatInstant } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './duty.module.css';
import { DutyFailure } from './duty-failure.tsx';
import { useAble, useDutyAction } from './use-duty.ts';

interface ShiftDialogProps {
  shift: DutyShift;
  /** The others of the week: with them it can be exchanged. */
  shifts: readonly DutyShift[];
  /** @param words what was done */
  onDone(words: string): void;
  onClose(): void;
}

/** One shift: give it to somebody else, exchange it with another one, take it off. */
export function ShiftDialog({ shift, shifts, onDone, onClose }: ShiftDialogProps) {
  const { t } = useTranslation('duty');
  const { city, lang } = usePortal();
  const names = useCaseNames();
  const zone = city.scene.timeZone;
  const able = useAble(shift.agencyId, true).filter(({ id }) => id !== shift.person.id);
  const others = shifts.filter((one) => one.person.id !== shift.person.id && one.agencyId === shift.agencyId);
  const [person, setPerson] = useState('');
  const [other, setOther] = useState('');
  const [words, setWords] = useState('');
  const { mutate, isPending, error } = useDutyAction(() => onDone(words));
  const none = { value: '', label: t('kit:case.choose') };
  const span = (one: DutyShift) => `${formatInstant(one.startsAt, lang, zone)} – ${formatHour(one.endsAt, lang, zone)}`;
  const act = (said: string, action: Parameters<typeof mutate>[0]) => {
    setWords(said);
    mutate(action);
  };
  return (
    <Dialog title={shift.person.name} className={styles.dialog} onClose={onClose}>
      {(close) => (
        <>
          <p>
            {span(shift)} · {shift.agencyId === null ? t('centre') : names.agency(shift.agencyId)}
          </p>
          <div className={styles.act}>
            <SelectField
              label={t('give.label')}
              value={person}
              options={[none, ...able.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={setPerson}
            />
            <Button disabled={isPending || person === ''} onClick={() => act(t('give.done'), { swap: { personId: person }, id: shift.id })}>
              {t('give.do')}
            </Button>
          </div>
          {others.length > 0 && (
            <div className={styles.act}>
              <SelectField
                label={t('swap.label')}
                value={other}
                options={[none, ...others.map((one) => ({ value: one.id, label: `${one.person.name}: ${span(one)}` }))]}
                onChange={setOther}
              />
              <Button disabled={isPending || other === ''} onClick={() => act(t('swap.done'), { swap: { with: other }, id: shift.id })}>
                {t('swap.do')}
              </Button>
            </div>
          )}
          {error !== null && <DutyFailure error={error} />}
          <div className={forms.acts}>
            <Button disabled={isPending} onClick={() => act(t('remove.done'), { remove: shift.id, rest: false })}>
              {t('remove.one')}
            </Button>
            {shift.repeated && (
              <Button disabled={isPending} onClick={() => act(t('remove.restDone'), { remove: shift.id, rest: true })}>
                {t('remove.rest')}
              </Button>
            )}
            <Button look="primary" onClick={close}>
              {t('kit:case.close')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
