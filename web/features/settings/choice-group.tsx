import { useId } from 'react';
import pills from '../../kit/pills.module.css';
import styles from './settings-panel.module.css';

interface ChoiceGroupProps<T extends string> {
  title: string;
  values: readonly T[];
  value: T;
  onChange(value: T): void;
  words(value: T): string;
}

/** One of a few, all in sight: radio buttons in the shape of pills. */
export function ChoiceGroup<T extends string>({ title, values, value, onChange, words }: ChoiceGroupProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      <div className={`${pills.pills} ${styles.choices}`}>
        {values.map((v) => (
          <label key={v}>
            <input type="radio" name={name} checked={v === value} onChange={() => onChange(v)} />
            <span>{words(v)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
