import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/button.tsx';
import { ConfirmDialog } from '../../../kit/confirm-dialog.tsx';
import { Failure } from '../../../kit/failure.tsx';
import forms from '../../../kit/form.module.css';
import { ApiError } from '../../../lib/api.ts';
import type { Described } from './changes-list.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import styles from './parts.module.css';
import type { Form } from './use-form.ts';

interface FormFrameProps<T> {
  title: string;
  form: Form<T>;
  /** For the notice of a conflict: every field in words. */
  describe(value: T): Described[];
  pending: boolean;
  error: unknown;
  /** @param version the one to send */
  onSave(version: Form<T>['version']): void;
  /** Back to the list. */
  onClose?(): void;
  /** The last save went through: says so until something is typed. */
  saved?: boolean;
  /** Read, not changed: whoever looks has no right to it. */
  locked?: boolean;
  /** Something may be sent though nothing was typed: a thing that is new. */
  fresh?: boolean;
  /** Stands at the end of the row of buttons: removal, for one. */
  extra?: ReactNode;
  children: ReactNode;
}

/** The frame of a form: warns before what is typed would be lost, says what others changed meanwhile and why a save was refused. Ctrl + Enter saves. */
export function FormFrame<T>(props: FormFrameProps<T>) {
  const { title, form, describe, pending, error, onSave, onClose, saved = false, locked = false, fresh = false, extra, children } = props;
  const { t } = useTranslation('admin');
  const id = useId();
  const { dirty, stale } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (pending || (!dirty && !fresh)) return;
    onSave(stale ? form.accept() : form.version);
  };
  const refused = error instanceof ApiError && error.code === 'bad-request' && error.problems.length > 0;
  const conflict = error instanceof ApiError && error.code === 'version-conflict';
  return (
    <form
      className={forms.form}
      aria-labelledby={id}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      <h3 id={id}>{title}</h3>
      {stale && <ConflictNotice form={form} describe={describe} />}
      {children}
      {refused && (
        <p role="alert" className={forms.problem}>
          {t('form.refused')}
        </p>
      )}
      {error !== null && error !== undefined && !refused && !(conflict && stale) && <Failure error={error} />}
      <div className={forms.row}>
        {!locked && (
          <Button look="primary" type="submit" disabled={pending || (!dirty && !fresh)}>
            {t(pending ? 'form.saving' : stale ? 'form.again' : 'form.save')}
          </Button>
        )}
        {dirty && !fresh && (
          <Button look="plain" disabled={pending} onClick={form.reset}>
            {t('form.reset')}
          </Button>
        )}
        {onClose && (
          <Button look="plain" onClick={onClose}>
            {t('form.close')}
          </Button>
        )}
        <span role="status" className={forms.hint}>
          {dirty ? t('form.unsaved') : saved ? t('form.saved') : ''}
        </span>
        {extra && <span className={styles.extra}>{extra}</span>}
      </div>
      <Unsaved dirty={dirty && !pending} />
    </form>
  );
}

/** Asks before a page is left on which something is typed. */
export function Unsaved({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('admin');
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const of = ({ pathname, search }: { pathname: string; search: unknown }) => {
        const { section, item } = search as Record<string, string | undefined>;
        return JSON.stringify([pathname, section, item]);
      };
      return dirty && of(current) !== of(next);
    },
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('unsaved.title')}
      confirm={t('unsaved.leave')}
      cancel={t('unsaved.stay')}
      danger
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    >
      <p>{t('unsaved.text')}</p>
    </ConfirmDialog>
  );
}
