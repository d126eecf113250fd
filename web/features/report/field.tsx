import type { ReactNode } from 'react';
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

/** A label above its control, with a hint and what is wrong. The control is given `described(...)`. */
export function Field({ id, label, hint, problem, count, children }: FieldProps) {
  const near = count && count[0] > count[1] * 0.8;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {near && (
        <p className={styles.hint}>
          {count[0]} / {count[1]}
        </p>
      )}
      {problem && (
        <p className={styles.problem} id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** The attributes that tie a control to its hint and problem. */
export const described = (id: string, hint: boolean, problem: boolean) => ({
  id,
  'aria-invalid': problem || undefined,
  'aria-describedby': [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined,
});
