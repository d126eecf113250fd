import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { usePortal } from '../../lib/portal.ts';
import styles from './account.module.css';
import { PasswordForm } from './password-form.tsx';

/** What is kept about oneself: to take along, and to have removed. */
export function OwnData({ me }: { me: Me }) {
  const { t } = useTranslation('account');
  const { cityId } = usePortal();
  const queries = useQueryClient();
  const gone = () => {
    // Nothing that was read with the account stays.
    queries.clear();
    location.assign(`/${cityId}`);
  };
  return (
    <section className={styles.card} aria-labelledby="own-data">
      <h2 id="own-data">{t('data.title')}</h2>
      <p className={forms.note}>{t('data.hint')}</p>
      <div>
        <ButtonLink href="/api/me/data" download>
          {t('data.download')}
        </ButtonLink>
      </div>
      {!me.secondFactorMissing && (
        <details>
          <summary>{t('data.remove')}</summary>
          <PasswordForm path="removal" label={t('data.removeSend')} hint={t('data.removeHint')} onAnswer={gone} />
        </details>
      )}
    </section>
  );
}
