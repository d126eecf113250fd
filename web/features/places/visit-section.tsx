import { useTranslation } from 'react-i18next';
import type { Visit } from '../../../data/contract.ts';
import { readableHours } from '../../../data/model/readable-hours.ts';
import styles from '../../kit/card.module.css';
import { Facts } from '../../kit/card.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';

/** What a visitor asks before coming. What is not known is said. */
export function VisitSection({ visit, hours }: { visit: Visit; hours: string | undefined }) {
  const { t } = useTranslation('places');
  const { lang } = usePortal();
  const { prices, wheelchair, manners } = visit;
  const unknown = <span className={styles.muted}>{t('unknown')}</span>;
  const access = wheelchair && [t(`access.${wheelchair.access}`), localText(wheelchair.note, lang)].filter(Boolean).join(': ');
  return (
    <section>
      <h3 className={styles.subhead}>{t('visit')}</h3>
      <Facts
        rows={[
          { label: t('visitHours'), value: hours ? readableHours(hours, t) : unknown },
          { label: t('prices'), value: localText(prices, lang) || unknown },
          { label: t('wheelchair'), value: access || unknown },
        ]}
      />
      {manners.length > 0 && (
        <>
          <h3 className={styles.subhead}>{t('manners')}</h3>
          <ul className={styles.points}>
            {manners.map((one) => (
              <li key={one.vi}>{localText(one, lang)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
