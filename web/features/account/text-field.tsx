import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type InputHTMLAttributes, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/button.tsx';
import { describedBy } from '../../kit/field.tsx';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange'> {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  onText(text: string): void;
}

/** A labelled line of text with its hint and what is wrong with it; a password can be shown. */
export function TextField({ label, hint, problem, onText, type = 'text', ...rest }: TextFieldProps) {
  const { t } = useTranslation('account');
  const id = useId();
  const [shown, setShown] = useState(false);
  const secret = type === 'password';
  return (
    <div className={forms.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.reveal}>
        <input
          required
          {...rest}
          id={id}
          type={secret && shown ? 'text' : type}
          {...describedBy(id, { hint, problem })}
          onChange={(event) => onText(event.currentTarget.value)}
        />
        {secret && (
          <IconButton label={t(shown ? 'hidePassword' : 'showPassword')} aria-pressed={shown} look="quiet" onClick={() => setShown(!shown)}>
            {shown ? <IconEyeOff aria-hidden="true" /> : <IconEye aria-hidden="true" />}
          </IconButton>
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={forms.note}>
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
