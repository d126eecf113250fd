import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './dialog.module.css';

interface DialogProps {
  title: string;
  /** Of its own sheet: its width, for one. */
  className?: string | undefined;
  /** It was closed, by a button or by Escape. */
  onClose(): void;
  /** What stands below the title. @param close closes it, so that the focus goes back to where it was */
  children(close: () => void): ReactNode;
}

/** A window before the page, which rests until it is closed; open as long as it is there. */
export function Dialog({ title, className = '', onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={`${styles.dialog} ${className}`} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children(() => dialog.current?.close())}
    </dialog>
  );
}
