import { useTranslation } from 'react-i18next';
import { Notice } from '../../../kit/notice.tsx';
import styles from './parts.module.css';
import type { Form } from './use-form.ts';

/** A field in words, to be compared. */
export interface Described {
  label: string;
  text: string;
}

interface ConflictNoticeProps<T> {
  form: Pick<Form<T>, 'before' | 'after' | 'reset'>;
  /** Every field of a value in words, in the same order for every value. */
  describe(value: T): Described[];
}

/** Somebody else saved while this was typed: what they changed, before anything is overwritten. */
export function ConflictNotice<T>({ form, describe }: ConflictNoticeProps<T>) {
  const { t } = useTranslation('admin');
  const before = new Map(describe(form.before).map(({ label, text }) => [label, text]));
  const changed = describe(form.after).filter(({ label, text }) => before.get(label) !== text);
  return (
    <div className={styles.conflict}>
      <Notice
        tone="bad"
        title={t('conflict.title')}
        actions={
          <button type="button" className={styles.link} onClick={form.reset}>
            {t('conflict.take')}
          </button>
        }
      >
        {t('conflict.keep')}
      </Notice>
      <ul>
        {changed.map(({ label, text }) => (
          <li key={label}>{t('conflict.change', { field: label, before: before.get(label) || t('none'), after: text || t('none') })}</li>
        ))}
      </ul>
    </div>
  );
}
