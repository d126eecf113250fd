import { useTranslation } from 'react-i18next';
import { TextField } from './text-field.tsx';
import type { Refusal } from './use-send.ts';

interface OwnFieldProps {
  value: string;
  onText(value: string): void;
  refusal: Refusal;
}

/** The address that one signs in with. */
export function EmailField({
  value,
  onText,
  refusal,
  label,
  autoComplete = 'username',
}: OwnFieldProps & { label?: string; autoComplete?: string }) {
  const { t } = useTranslation('account');
  return (
    <TextField
      label={label ?? t('email')}
      type="email"
      autoComplete={autoComplete}
      value={value}
      onText={onText}
      problem={refusal.field('email')}
      maxLength={254}
    />
  );
}

/** The password one has. */
export function PasswordField({ value, onText, refusal, label }: OwnFieldProps & { label?: string }) {
  const { t } = useTranslation('account');
  return (
    <TextField
      label={label ?? t('password')}
      type="password"
      autoComplete="current-password"
      value={value}
      onText={onText}
      problem={refusal.field('password')}
      maxLength={128}
    />
  );
}
