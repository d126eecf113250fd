import { useTranslation } from 'react-i18next';
import type { ShiftEntry } from '../../../api/features/shift-log/contract.ts';
import { formatHour, formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './brief.module.css';

/** The shift log of the day, in its order. */
export function BriefLog({ log }: { log: readonly ShiftEntry[] }) {
  const { t } = useTranslation('brief');
  const { city, lang } = usePortal();
  const zone = city.scene.timeZone;
  return (
    <section aria-labelledby="brief-log">
      <h3 id="brief-log">{t('log')}</h3>
      {log.length === 0 && <p className={styles.muted}>{t('none')}</p>}
      <ol className={styles.log}>
        {log.map(({ seq, at, kind, actor, text, case: about, signed }) => (
          <li key={seq}>
            <strong>
              {formatHour(at, lang, zone)} · {t(`kind.${kind}`)}
            </strong>
            {[actor?.name, about && `${about.id} ${localText(about.title, lang)}`].filter(Boolean).map((words) => ` · ${words}`)}
            {text && <p>{text}</p>}
            {signed && <small>{t('signedBy', { name: signed.by.name, at: formatInstant(signed.at, lang, zone) })}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}
