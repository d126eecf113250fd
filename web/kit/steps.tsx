import type { ReactNode } from 'react';
import styles from './steps.module.css';

export interface Step {
  key: string;
  title: string;
  /** When, or that it is still to come. */
  note: ReactNode;
  /** What was said at it. */
  text?: string | undefined;
  reached: boolean;
  current: boolean;
}

/** What happened one after the other, and what is still to come, along a line. */
export function Steps({ steps, label }: { steps: readonly Step[]; label?: string }) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ key, title, note, text, reached, current }) => (
        <li key={key} data-reached={reached || undefined} aria-current={current ? 'step' : undefined}>
          <strong>{title}</strong>
          <span>{note}</span>
          {text && <p>{text}</p>}
        </li>
      ))}
    </ol>
  );
}
