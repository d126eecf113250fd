import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Tracking } from '../../../api/features/reports/intake-contract.ts';
import { isClosed } from '../../../data/model/case-states.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Badge, Facts } from '../../kit/card.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportIcon } from '../../lib/report-icon.ts';
import { withQuery } from '../../lib/with-query.ts';
import { ForgetMe } from './forget-me.tsx';
import { NotFixed } from './not-fixed.tsx';
import { Photos } from './photos.tsx';
import { Satisfaction } from './satisfaction.tsx';
import { Stages } from './stages.tsx';
import { MergedInto, TrackedParts } from './tracked-parts.tsx';
import styles from './tracking.module.css';
import type { Holder } from './tracking-query.ts';

/** Everything that its sender may know and do. */
export function TrackedReport({ report, holder, onChange }: { report: Tracking; holder: Holder; onChange(changed: Tracking): void }) {
  const { t } = useTranslation('tracking');
  const { city, cityId, lang, href } = usePortal();
  const agency = city.agencies.find((a) => a.id === report.agencyId);
  const category = city.categories.find((c) => c.id === report.categoryId);
  const closed = isClosed(report.state);
  const icon = reportIcon(report);
  // Behind the hash: who holds the link may follow what the public does not see.
  const secret = 'token' in holder ? `#tracking=${encodeURIComponent(holder.token)}` : '';
  return (
    <>
      <section className={styles.section} aria-labelledby="tracked-title">
        <Badge tone={pinSpec(icon, city.kinds).colour}>{t(`kit:case.state.${report.state}`)}</Badge>
        <h2 id="tracked-title">{localText(report.title, lang)}</h2>
        {report.address && <p className={styles.muted}>{localText(report.address, lang)}</p>}
        {report.description && <p className={styles.text}>{report.description}</p>}
        <Facts
          rows={[
            { label: t('number'), value: report.id },
            { label: t('reports:category'), value: localText(category?.name, lang) ?? report.categoryId },
            { label: t('inCharge'), value: localText(agency?.name, lang) ?? t('report:receipt.noAgency') },
            { label: t('received'), value: formatInstant(report.receivedAt, lang, city.scene.timeZone) },
            {
              label: t('due'),
              value: `${formatInstant(report.dueAt, lang, city.scene.timeZone)}${report.late && !closed ? ` · ${t('late')}` : ''}`,
            },
            { label: t('public'), value: t(report.published ? 'publicYes' : 'publicNo') },
          ]}
        />
        {report.published && report.city === cityId && (
          <p>
            <ButtonLink href={href({ selection: `report:${report.id}`, view: null })}>{t('report:receipt.onMap')}</ButtonLink>
          </p>
        )}
        <p>
          <ButtonLink href={`${withQuery(href({ selection: null, view: null }, 'follow'), 'report', report.id)}${secret}`}>
            <IconBell size={18} aria-hidden="true" />
            {t('follow')}
          </ButtonLink>
        </p>
        <p className={styles.muted}>{t('followHint')}</p>
      </section>
      <Stages report={report} />
      {report.parts && <TrackedParts parts={report.parts} holder={holder} onChange={onChange} />}
      {report.mergedInto && <MergedInto part={report.mergedInto} />}
      <Photos photos={report.photos} />
      {report.mayRate && <Satisfaction holder={holder} rated={report.satisfaction} onDone={onChange} />}
      {report.satisfaction && !report.mayRate && (
        <section className={styles.section} aria-labelledby="rated-title">
          <h2 id="rated-title">{t('rate.rated')}</h2>
          <p>{t(`rate.${report.satisfaction}`)}</p>
        </section>
      )}
      {report.mayReopen && <NotFixed holder={holder} onDone={onChange} />}
      {report.forgotten ? <p className={styles.muted}>{t('forget.done')}</p> : <ForgetMe holder={holder} onDone={onChange} />}
      <p className={styles.muted}>{'token' in holder ? t('keep') : t('own')}</p>
    </>
  );
}
