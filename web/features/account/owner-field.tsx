import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import { PasswordField } from './own-fields.tsx';
import type { Refusal } from './use-send.ts';
import { useWaysIn } from './use-ways-in.ts';

/** Asks for the password before something that matters; who has none is told that having signed in just now is enough. */
export function OwnerField({ value, onText, refusal }: { value: string; onText(value: string): void; refusal: Refusal }) {
  const { t } = useTranslation('account');
  if (useWaysIn()?.password === false) return <p className={forms.note}>{t('freshHint')}</p>;
  return <PasswordField value={value} onText={onText} refusal={refusal} />;
}

/** What was typed, as the server wants it: nothing where there is no password. */
export const typedPassword = (text: string): string | undefined => (text === '' ? undefined : text);
