import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  tone?: 'bad' | 'info';
  title?: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** What happened, what is safe, what to do next. Spoken when it appears. */
export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      {title && <p className={styles.title}>{title}</p>}
      <p>{children}</p>
      {actions && <div className={styles.row}>{actions}</div>}
    </div>
  );
}
