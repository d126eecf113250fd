import { useTranslation } from 'react-i18next';
import forms from '../../../kit/form.module.css';
import styles from './parts.module.css';

/** A field in words, to be compared. */
export interface Described {
  label: string;
  text: string;
}

/** What differs between two descriptions, field by field. */
export function ChangesList({ before, after }: { before: readonly Described[]; after: readonly Described[] }) {
  const { t } = useTranslation('admin');
  const old = new Map(before.map(({ label, text }) => [label, text]));
  const now = new Map(after.map(({ label, text }) => [label, text]));
  const labels = [...new Set([...old.keys(), ...now.keys()])].filter((label) => (old.get(label) ?? '') !== (now.get(label) ?? ''));
  if (labels.length === 0) return <p className={forms.hint}>{t('conflict.same')}</p>;
  return (
    <ul className={styles.changes}>
      {labels.map((label) => (
        <li key={label}>
          {t('conflict.change', { field: label, before: old.get(label) || t('none'), after: now.get(label) || t('none') })}
        </li>
      ))}
    </ul>
  );
}
