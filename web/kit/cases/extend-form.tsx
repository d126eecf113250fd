import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { instantOf, localOf } from '../../lib/case-time.ts';
import { usePortal } from '../../lib/portal.ts';
import { CaseForm } from './case-form.tsx';
import styles from './cases.module.css';
import { useDraft } from './draft.ts';
import { TemplatePicker } from './template-picker.tsx';
import { useBasis } from './use-basis.ts';
import { useCaseAction } from './use-case-action.ts';

/** A later due date, with the reason that everybody may ask for. */
export function ExtendForm({ item, me, onClose }: { item: CaseDetail; me: string; onClose(): void }) {
  const { t } = useTranslation('kit');
  const { timeZone } = usePortal().city.scene;
  const [draft, change, forget] = useDraft(item.id, 'extension');
  const basis = useBasis(item, me);
  const { mutate, isPending, error } = useCaseAction(item.id, () => {
    forget();
    onClose();
  });
  const { until = localOf(item.dueAt, timeZone), reason = '' } = draft;
  return (
    <CaseForm
      title={t('case.extend')}
      item={item}
      basis={basis}
      pending={isPending}
      error={error}
      send={t('case.send')}
      onSend={() => mutate({ verb: 'extensions', body: { version: item.version, dueAt: instantOf(until, timeZone), reason } })}
      onClose={onClose}
    >
      <label className={styles.field}>
        {t('case.extendTo')}
        <input
          type="datetime-local"
          required
          min={localOf(item.dueAt, timeZone)}
          value={until}
          onChange={(event) => change({ until: event.target.value })}
        />
      </label>
      <TemplatePicker item={item} use="extension" text={reason} onPick={(text) => change({ reason: text })} />
      <label className={styles.field}>
        {t('case.extendReason')}
        <textarea required rows={3} maxLength={4000} value={reason} onChange={(event) => change({ reason: event.target.value })} />
      </label>
    </CaseForm>
  );
}
