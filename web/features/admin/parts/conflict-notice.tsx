import { useTranslation } from 'react-i18next';
import { Button } from '../../../kit/button.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { ChangesList, type Described } from './changes-list.tsx';
import styles from './parts.module.css';
import type { Form } from './use-form.ts';

interface ConflictNoticeProps<T> {
  form: Pick<Form<T>, 'before' | 'after' | 'reset'>;
  /** Every field of a value in words. */
  describe(value: T): Described[];
}

/** Somebody else saved while this was typed: what they changed, before anything is overwritten. */
export function ConflictNotice<T>({ form, describe }: ConflictNoticeProps<T>) {
  const { t } = useTranslation('admin');
  return (
    <div className={styles.conflict}>
      <Notice tone="bad" title={t('conflict.title')} actions={<Button onClick={form.reset}>{t('conflict.take')}</Button>}>
        {t('conflict.keep')}
      </Notice>
      <ChangesList before={describe(form.before)} after={describe(form.after)} />
    </div>
  );
}
