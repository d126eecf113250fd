import { useTranslation } from 'react-i18next';
import type { Brief, BriefCase } from '../../../api/features/brief/contract.ts';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { formatInstant, formatNumber } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './brief.module.css';

const COUNTS = ['received', 'closed', 'open', 'late', 'urgent'] as const;

/** The day in five numbers. */
export function BriefFigures({ brief }: { brief: Brief }) {
  const { t } = useTranslation('brief');
  const { lang } = usePortal();
  return (
    <>
      <dl className={styles.figures}>
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`count.${name}`)}</dt>
            <dd>{formatNumber(brief.all[name], lang)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.muted}>{t('before', { count: brief.before, before: formatNumber(brief.before, lang) })}</p>
    </>
  );
}

export function AgencyTable({ brief }: { brief: Brief }) {
  const { t } = useTranslation('brief');
  const { lang } = usePortal();
  const names = useCaseNames();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard too.
    <section className={styles.scroll} aria-labelledby="brief-agencies" tabIndex={0}>
      <h3 id="brief-agencies">{t('byAgency')}</h3>
      {brief.agencies.length === 0 ? (
        <p className={styles.muted}>{t('none')}</p>
      ) : (
        <table aria-labelledby="brief-agencies">
          <thead>
            <tr>
              <th scope="col">{t('agency')}</th>
              {COUNTS.map((name) => (
                <th key={name} scope="col" className={styles.number}>
                  {t(`count.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {brief.agencies.map((row) => (
              <tr key={row.agencyId}>
                <th scope="row">{names.agency(row.agencyId) ?? t('nobody')}</th>
                {COUNTS.map((name) => (
                  <td key={name} className={styles.number}>
                    {formatNumber(row[name], lang)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function CaseTable({ title, cases }: { title: string; cases: readonly BriefCase[] }) {
  const { t } = useTranslation('brief');
  const { cityId, city, lang } = usePortal();
  const names = useCaseNames();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard too.
    <section className={styles.scroll} aria-label={title} tabIndex={0}>
      <h3>{title}</h3>
      {cases.length === 0 ? (
        <p className={styles.muted}>{t('none')}</p>
      ) : (
        <table aria-label={title}>
          <thead>
            <tr>
              {(['what', 'area', 'agency', 'state', 'due'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`head.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cases.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <a href={`/${cityId}/ioc?state=all&case=${item.id}`}>{localText(item.title, lang)}</a> <small>{item.id}</small>
                </th>
                <td>{names.area(item.areaId)}</td>
                <td>{names.agency(item.agencyId) ?? t('nobody')}</td>
                <td>{t(`kit:case.state.${item.state}`)}</td>
                <td>{formatInstant(item.dueAt, lang, city.scene.timeZone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
