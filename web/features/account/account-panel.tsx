import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './account.module.css';

/** Who is signed in, in a line, with the way to the account's own page. */
export default function AccountPanel() {
  const { t } = useTranslation('account');
  const { cityId } = usePortal();
  const { me, error, retry } = useMe();
  if (error) return <Failure error={error} retry={retry} />;
  if (me === undefined) return <CardSkeleton />;
  return (
    <div className={styles.stack}>
      <p>{me ? t('signedInAs', { name: me.name }) : t('panelSignedOut')}</p>
      {me?.demo && <p className={forms.note}>{t('demo')}</p>}
      {/* A whole page: what was picked on the map comes back with the back button. */}
      <ButtonLink look="primary" href={`/${cityId}/account`}>
        {me ? t('openAccount') : t('signIn')}
      </ButtonLink>
    </div>
  );
}
