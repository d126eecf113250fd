import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import styles from './form.module.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it, in a sentence. */
  problem?: string | undefined;
}

interface FrameProps extends FieldProps {
  id: string;
  children: ReactNode;
}

/** The ids under which a field's hint and problem are told to a screen reader. */
export const describedBy = (id: string, { hint, problem }: Pick<FieldProps, 'hint' | 'problem'>) => ({
  'aria-invalid': problem ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined,
});

/** What stands below a control, under the ids that `describedBy` names. */
export function FieldNotes({ id, hint, problem }: Pick<FrameProps, 'id' | 'hint' | 'problem'>) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}

/** Label, control, hint and problem of one field. The control is given the id and `describedBy`. */
export function Field({ id, label, hint, problem, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      <FieldNotes id={id} hint={hint} problem={problem} />
    </div>
  );
}

interface TextFieldProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'value'> {
  value: string;
  onChange(text: string): void;
}

/** A line of text, a day (`type="date"`), a time. */
export function TextField({ label, hint, problem, value, onChange, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        {...rest}
        id={id}
        value={value}
        {...describedBy(id, { hint, problem })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

interface TextAreaProps extends FieldProps {
  value: string;
  rows?: number;
  onChange(text: string): void;
}

export function TextArea({ label, hint, problem, value, rows = 3, onChange }: TextAreaProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <textarea
        id={id}
        rows={rows}
        value={value}
        {...describedBy(id, { hint, problem })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

interface NumberFieldProps extends FieldProps {
  value: number | undefined;
  min?: number;
  max?: number;
  step?: number | 'any';
  /** Undefined: the field is empty, or what is in it is no number. */
  onChange(value: number | undefined): void;
}

export function NumberField({ label, hint, problem, value, onChange, ...rest }: NumberFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        {...rest}
        id={id}
        type="number"
        value={value ?? ''}
        {...describedBy(id, { hint, problem })}
        onChange={(event) => onChange(Number.isNaN(event.currentTarget.valueAsNumber) ? undefined : event.currentTarget.valueAsNumber)}
      />
    </Field>
  );
}

interface FileFieldProps extends FieldProps {
  accept: string;
  /** Null: the choice was taken back. */
  onFile(file: File | null): void;
}

/** One file. What was chosen the browser keeps: a new `key` empties it. */
export function FileField({ label, hint, problem, accept, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        type="file"
        accept={accept}
        {...describedBy(id, { hint, problem })}
        onChange={({ currentTarget }) => onFile(currentTarget.files?.[0] ?? null)}
      />
    </Field>
  );
}

interface SelectFieldProps<V extends string> extends FieldProps {
  value: V;
  options: readonly { value: V; label: string }[];
  onChange(value: V): void;
}

export function SelectField<V extends string>({ label, hint, problem, value, options, onChange }: SelectFieldProps<V>) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <select id={id} value={value} {...describedBy(id, { hint, problem })} onChange={(event) => onChange(event.currentTarget.value as V)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Several of a list. */
export function ChecksField<V extends string | number>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: readonly V[];
  options: readonly { value: V; label: string }[];
  onChange(value: V[]): void;
}) {
  return (
    <fieldset className={styles.checks}>
      <legend>{label}</legend>
      {options.map((option) => (
        <CheckField
          key={option.value}
          label={option.label}
          value={value.includes(option.value)}
          onChange={(on) => onChange(options.map((one) => one.value).filter((one) => (one === option.value ? on : value.includes(one))))}
        />
      ))}
    </fieldset>
  );
}

export function CheckField({ label, value, onChange }: { label: string; value: boolean; onChange(value: boolean): void }) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
