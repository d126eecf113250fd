import { useId } from 'react';
import type { LocalText } from '../../../../data/contract.ts';
import { languageName } from '../../../i18n/language-name.ts';
import { describedBy, FieldNotes } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { usePortal } from '../../../lib/portal.ts';
import styles from './parts.module.css';

interface LocalTextFieldProps {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** Undefined: nothing in any language. */
  value: LocalText | undefined;
  multiline?: boolean;
  onChange(value: LocalText | undefined): void;
}

/** One text in the portal's languages, side by side. Vietnamese comes first; an empty language falls back to it. */
export function LocalTextField({ label, hint, problem, value, multiline = false, onChange }: LocalTextFieldProps) {
  const { languages } = usePortal();
  const id = useId();
  const change = (lang: string, text: string) => {
    const { [lang]: _, ...rest } = value ?? {};
    const next: Record<string, string> = text === '' ? rest : { ...rest, [lang]: text };
    const ordered = Object.fromEntries(
      [...new Set([...languages, ...Object.keys(next)])].flatMap((one) => (next[one] ? [[one, next[one]]] : [])),
    );
    onChange(Object.keys(ordered).length > 0 ? (ordered as LocalText) : undefined);
  };
  const Control = multiline ? 'textarea' : 'input';
  return (
    <fieldset className={forms.group}>
      <legend>{label}</legend>
      <div className={styles.languages}>
        {languages.map((lang) => (
          <div key={lang} className={forms.field}>
            <label htmlFor={`${id}-${lang}`}>{languageName(lang)}</label>
            <Control
              id={`${id}-${lang}`}
              lang={lang}
              value={value?.[lang] ?? ''}
              {...(multiline ? { rows: 3 } : {})}
              {...describedBy(id, { hint, problem: lang === 'vi' ? problem : undefined })}
              onChange={(event) => change(lang, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
      <FieldNotes id={id} hint={hint} problem={problem} />
    </fieldset>
  );
}
