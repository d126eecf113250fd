import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import { CaseRefs } from './case-family.tsx';
import marks from './case-marks.module.css';
import styles from './cases.module.css';
import { useCaseAction } from './use-case-action.ts';

/** Why a report waits for a look, what a moderator weighs with it, and what can be done about it at a press. */
export function HeldNotice({ item }: { item: CaseDetail }) {
  const { t } = useTranslation('kit');
  const { mutate, isPending, error } = useCaseAction(item.id);
  const { held = [], samePhotos = [], device, mayModerate, version } = item;
  if (!mayModerate || (held.length === 0 && samePhotos.length === 0 && !device?.banned && !device?.others)) return null;
  const decide = (publish: boolean) => mutate({ verb: 'moderation', body: { version, publish } });
  return (
    <section className={styles.form} aria-label={t('case.look.title')}>
      {held.length > 0 && (
        <>
          <h3>{t('case.look.title')}</h3>
          <ul className={marks.reasons}>
            {held.map((reason) => (
              <li key={reason}>{t(`case.held.${reason}`)}</li>
            ))}
          </ul>
          <div className={forms.acts}>
            <Button look="primary" disabled={isPending} onClick={() => decide(true)}>
              {t(item.published ? 'case.look.keep' : 'case.look.publish')}
            </Button>
            <Button disabled={isPending} onClick={() => decide(false)}>
              {t('case.hide')}
            </Button>
          </div>
        </>
      )}
      {samePhotos.length > 0 && (
        <>
          <h4>{t('case.look.samePhoto')}</h4>
          <CaseRefs refs={samePhotos} />
        </>
      )}
      {device && (
        <div className={forms.acts}>
          <span className={forms.hint}>{t(device.banned ? 'case.look.banned' : 'case.look.others', { count: device.others })}</span>
          <Button look="plain" disabled={isPending} onClick={() => mutate({ verb: 'device', body: { version, banned: !device.banned } })}>
            {t(device.banned ? 'case.look.unban' : 'case.look.ban')}
          </Button>
        </div>
      )}
      {error !== null && <Failure error={error} />}
    </section>
  );
}
