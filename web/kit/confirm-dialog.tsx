import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './confirm-dialog.module.css';

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
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className={styles.row}>
        <Button look="primary" className={danger ? (styles.danger ?? '') : ''} disabled={pending} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button look="plain" onClick={() => dialog.current?.close()}>
          {cancel ?? t('cancel')}
        </Button>
      </div>
    </dialog>
  );
}
