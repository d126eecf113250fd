import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import styles from './form.module.css';

interface SectionProps {
  id: string;
  step: number;
  title: string;
  hint?: string;
  done: boolean;
  /** What is wrong with it, said after an attempt to send. */
  problem?: string | undefined;
  children: ReactNode;
}

/** One step of the page. */
export function Section({ id, step, title, hint, done, problem, children }: SectionProps) {
  const { t } = useTranslation('report');
  return (
    <section
      className={`${forms.section} ${styles.section}`}
      aria-labelledby={`${id}-title`}
      data-problem={problem !== undefined || undefined}
    >
      <h2 id={`${id}-title`}>
        <span className={styles.step} data-done={done || undefined} aria-hidden="true">
          {done ? <IconCheck size={16} /> : step}
        </span>
        {title}
        {done && <span className="sr-only">{t('stepDone')}</span>}
      </h2>
      {hint && <p className={forms.note}>{hint}</p>}
      {children}
      {problem && (
        <p className={forms.problem} id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </section>
  );
}
