import { Fragment, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, MoveCase } from '../../../api/features/cases/contract.ts';
import { type CaseState, moveBetween } from '../../../data/model/case-states.ts';
import { TEMPLATE_USES } from '../../../data/model/templates.ts';
import forms from '../form.module.css';
import { AgencySelect } from './agency-select.tsx';
import { CaseForm } from './case-form.tsx';
import styles from './cases.module.css';
import { useDraft } from './draft.ts';
import { TemplatePicker } from './template-picker.tsx';
import { useBasis } from './use-basis.ts';
import { useCaseAction } from './use-case-action.ts';

interface MoveFormProps {
  item: CaseDetail;
  to: CaseState;
  me: string;
  onClose(): void;
}

const MOST_PHOTOS = 5;

/** One move of a case with what it needs: an agency, a reason, an answer, a day, another case. */
export function MoveForm({ item, to, me, onClose }: MoveFormProps) {
  const { t } = useTranslation('kit');
  const [draft, change, forget] = useDraft(item.id, to);
  const basis = useBasis(item, me);
  const { mutate, isPending, error } = useCaseAction(item.id, () => {
    forget();
    onClose();
  });
  const [photos, setPhotos] = useState<File[]>([]);
  const room = MOST_PHOTOS - item.pictures.filter(({ kind }) => kind === 'after').length;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector<HTMLElement>('select, textarea, input')?.focus(), []);
  // The needs are those of the state the form was begun in; the server judges the newest.
  const needs = moveBetween(item.state, to)?.needs ?? moveBetween(basis.before.state, to)?.needs ?? [];
  const use = TEMPLATE_USES.find((one) => one === to);
  const send = () => {
    const { reason, answer, agencyId, day, caseId } = draft;
    const body: MoveCase = { version: item.version, to };
    if (needs.includes('reason') && reason) body.reason = reason;
    if (needs.includes('answer') && answer) body.answer = answer;
    if (needs.includes('agency') && agencyId) body.agencyId = agencyId;
    if (needs.includes('day') && day) body.day = day;
    if (needs.includes('case') && caseId) body.caseId = caseId.trim();
    mutate({ verb: 'moves', body, photos });
    // What was sent once is not sent again when only the move was refused.
    setPhotos([]);
  };
  return (
    <CaseForm
      title={t(`case.move.${to}`)}
      item={item}
      basis={basis}
      impossible={!item.moves.includes(to)}
      pending={isPending}
      error={error}
      send={t('case.send')}
      onSend={send}
      onClose={onClose}
    >
      <div ref={fields} className={styles.fields}>
        {needs.includes('agency') && (
          <AgencySelect
            label={t('case.agencyPick')}
            value={draft.agencyId ?? ''}
            without={item.agencyId}
            onChange={(agencyId) => change({ agencyId })}
          />
        )}
        {needs.includes('day') && (
          <label className={styles.field}>
            {t('case.day')}
            <input type="date" required value={draft.day ?? ''} onChange={(event) => change({ day: event.target.value })} />
          </label>
        )}
        {needs.includes('case') && (
          <label className={styles.field}>
            {t('case.mergeInto')}
            <input
              required
              pattern="\s*[a-z0-9\-]+\s*"
              autoComplete="off"
              value={draft.caseId ?? ''}
              onChange={(event) => change({ caseId: event.target.value })}
            />
          </label>
        )}
        {(['reason', 'answer'] as const).map(
          (field) =>
            needs.includes(field) && (
              <Fragment key={field}>
                {use && <TemplatePicker item={item} use={use} text={draft[field] ?? ''} onPick={(text) => change({ [field]: text })} />}
                <label className={styles.field}>
                  {t(`case.${field}`)}
                  <textarea
                    required
                    rows={4}
                    maxLength={4000}
                    value={draft[field] ?? ''}
                    onChange={(event) => change({ [field]: event.target.value })}
                  />
                </label>
              </Fragment>
            ),
        )}
        {(to === 'done' || to === 'answered') && room > 0 && (
          <div>
            <label className={styles.file}>
              <input
                type="file"
                multiple
                className="sr-only"
                accept="image/jpeg,image/png,image/webp"
                onChange={(event) => setPhotos([...(event.target.files ?? [])].slice(0, room))}
              />
              {t('case.photoPick', { count: room })}
            </label>
            <p role="status" className={forms.hint}>
              {photos.map(({ name }) => name).join(', ')}
            </p>
          </div>
        )}
      </div>
    </CaseForm>
  );
}
