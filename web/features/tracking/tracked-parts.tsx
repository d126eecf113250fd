import { useTranslation } from 'react-i18next';
import type { TrackedPart, Tracking } from '../../../api/features/reports/intake-contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { NotFixed } from './not-fixed.tsx';
import { Photos } from './photos.tsx';
import { Stages } from './stages.tsx';
import styles from './tracking.module.css';
import type { Holder } from './tracking-query.ts';

interface TrackedPartsProps {
  parts: readonly TrackedPart[];
  holder: Holder;
  onChange(changed: Tracking): void;
}

/** The parts that a report was split into, each with its own stages, photos and “not fixed”. */
export function TrackedParts({ parts, holder, onChange }: TrackedPartsProps) {
  const { t } = useTranslation('tracking');
  return (
    <section className={styles.parts} aria-labelledby="parts-title">
      <h2 id="parts-title">{t('parts.title', { count: parts.length })}</h2>
      <p className={styles.muted}>{t('parts.hint')}</p>
      {parts.map((part) => (
        <div key={part.id} className={styles.partOf}>
          <PartHead part={part} />
          <Stages report={part} of={`part-${part.id}`} />
          <Photos photos={part.photos} id={part.id} />
          {part.mayReopen && <NotFixed holder={holder} part={part.id} onDone={onChange} />}
        </div>
      ))}
    </section>
  );
}

/** The report that goes on for one that was merged. */
export function MergedInto({ part }: { part: TrackedPart }) {
  const { t } = useTranslation('tracking');
  return (
    <section className={styles.parts} aria-labelledby="merged-title">
      <h2 id="merged-title">{t('merged.title')}</h2>
      <p className={styles.muted}>{t('merged.hint')}</p>
      <PartHead part={part} />
      <Stages report={part} of={`part-${part.id}`} />
    </section>
  );
}

function PartHead({ part }: { part: TrackedPart }) {
  const { t } = useTranslation('tracking');
  const { city, lang } = usePortal();
  const agency = city.agencies.find(({ id }) => id === part.agencyId);
  return (
    <div>
      <h3 id={`part-${part.id}`}>{localText(part.title, lang)}</h3>
      <p className={styles.muted}>
        {[part.id, t(`kit:case.state.${part.state}`), localText(agency?.name, lang)].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
