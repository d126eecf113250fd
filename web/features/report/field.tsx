import type { ReactNode } from 'react';
import forms from '../../kit/form.module.css';
import styles from './form.module.css';

interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** Characters so far and at most; said near the limit. */
  count?: [number, number];
  children: ReactNode;
}

/** A label above its control, with a hint and what is wrong. The control is given the id and `describedBy`. */
export function Field({ id, label, hint, problem, count, children }: FieldProps) {
  const near = count && count[0] > count[1] * 0.8;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className={forms.note} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {near && (
        <p className={forms.note}>
          {count[0]} / {count[1]}
        </p>
      )}
      {problem && (
        <p className={forms.problem} id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
