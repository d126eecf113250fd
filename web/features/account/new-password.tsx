import { useTranslation } from 'react-i18next';
import { PASSWORD_MAX, PASSWORD_MIN } from '../../../data/model/password.ts';
import { TextField } from './text-field.tsx';

/** A password that is being chosen: long, of any characters; a manager may fill it in. */
export function NewPassword({ value, onText, problem }: { value: string; onText(text: string): void; problem?: string | undefined }) {
  const { t } = useTranslation('account');
  return (
    <TextField
      label={t('newPassword')}
      hint={t('newPasswordHint', { count: PASSWORD_MIN })}
      type="password"
      autoComplete="new-password"
      value={value}
      onText={onText}
      problem={problem}
      minLength={PASSWORD_MIN}
      maxLength={PASSWORD_MAX}
    />
  );
}
