import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import styles from './cases.module.css';
import { useDraft } from './draft.ts';
import { useCaseAction } from './use-case-action.ts';

/** A note that only staff read. It changes nothing of the case, so nothing can collide with it. */
export function NoteForm({ item, field }: { item: CaseDetail; field?: Ref<HTMLTextAreaElement> }) {
  const { t } = useTranslation('kit');
  const [draft, change, forget] = useDraft(item.id, 'note');
  const [saved, setSaved] = useState(false);
  const { mutate, isPending, error } = useCaseAction(item.id, () => {
    forget();
    setSaved(true);
  });
  const text = draft.text ?? '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() && !isPending) mutate({ verb: 'notes', body: { text } });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <label className={styles.field}>
        {t('case.note')}
        <small>{t('case.noteHint')}</small>
        <textarea
          ref={field}
          rows={2}
          maxLength={4000}
          value={text}
          onChange={(event) => {
            setSaved(false);
            change({ text: event.target.value });
          }}
        />
      </label>
      {error !== null && <Failure error={error} />}
      <div className={forms.acts}>
        <Button type="submit" disabled={isPending || text.trim() === ''}>
          {isPending ? t('case.sending') : t('case.noteSend')}
        </Button>
        <span role="status" className={forms.hint}>
          {saved && t('case.sent')}
        </span>
      </div>
    </form>
  );
}
