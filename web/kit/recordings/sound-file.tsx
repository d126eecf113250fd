import { useId } from 'react';
import styles from './recordings.module.css';

interface SoundFileProps {
  label: string;
  hint: string;
  /** What is wrong with it, in a sentence. */
  problem: string | undefined;
  accept: string;
  onFile(file: File | null): void;
}

/** The place for one file of a recording. */
export function SoundFile({ label, hint, problem, accept, onFile }: SoundFileProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-hint ${id}-problem` : `${id}-hint`}
        onChange={({ target }) => onFile(target.files?.[0] ?? null)}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
