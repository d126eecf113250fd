import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';
import type { Refusal } from './use-send.ts';

/** The end of a form: what was refused as a whole, the button, other ways. */
export function SubmitRow({
  label,
  pending,
  refusal,
  children,
}: {
  label: string;
  pending: boolean;
  refusal: Refusal;
  children?: ReactNode;
}) {
  const { t } = useTranslation('account');
  return (
    <>
      {refusal.whole && (
        <p role="alert" className={styles.problem}>
          {refusal.whole}
        </p>
      )}
      <div className={forms.acts}>
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? t('sending') : label}
        </Button>
        {children}
      </div>
    </>
  );
}
