import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import forms from './form.module.css';

interface ConfirmDialogProps {
  title: string;
  children?: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  /** The word on the button that does not. */
  cancel?: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be undone by a click. Escape means no. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel,
  danger = false,
  pending = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation('kit');
  return (
    <Dialog title={title} onClose={onClose}>
      {(close) => (
        <>
          {children}
          <div className={forms.row}>
            <Button look={danger ? 'danger' : 'primary'} disabled={pending} onClick={onConfirm}>
              {confirm}
            </Button>
            <Button look="plain" onClick={close}>
              {cancel ?? t('cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
