import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import styles from './cases.module.css';
import { ConflictNotice } from './conflict-notice.tsx';
import type { Basis } from './use-basis.ts';

interface CaseFormProps {
  title: string;
  item: CaseDetail;
  basis: Basis;
  /** The case has come into a state in which this cannot be done. */
  impossible?: boolean;
  pending: boolean;
  error: unknown;
  send: string;
  onSend(): void;
  onClose?(): void;
  children: ReactNode;
}

/** The frame of every form on a case: its fields, what others changed meanwhile, why it was refused. Ctrl + Enter sends. */
export function CaseForm({ title, item, basis, impossible = false, pending, error, send, onSend, onClose, children }: CaseFormProps) {
  const { t } = useTranslation('kit');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (impossible || pending) return;
    basis.accept();
    onSend();
  };
  const conflict = error instanceof ApiError && error.code === 'version-conflict';
  return (
    <form
      className={styles.form}
      aria-labelledby={id}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <h3 id={id}>{title}</h3>
      {(basis.stale || impossible) && <ConflictNotice before={basis.before} after={item} changes={basis.changes} impossible={impossible} />}
      {children}
      {error !== null && error !== undefined && !(conflict && basis.stale) && <Failure error={error} />}
      <div className={forms.acts}>
        <Button look="primary" type="submit" disabled={pending || impossible}>
          {pending ? t('case.sending') : basis.stale ? t('case.conflict.again') : send}
        </Button>
        {onClose && (
          <Button look="plain" onClick={onClose}>
            {t('case.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
