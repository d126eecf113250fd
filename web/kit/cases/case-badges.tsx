import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { dueTone, spanWords } from '../../lib/case-time.ts';
import marks from './case-marks.module.css';
import styles from './cases.module.css';

/** The state of a case in words, with its colour. */
export function StateBadge({ item, now }: { item: CaseSummary; now: number }) {
  const { t } = useTranslation('kit');
  const tone = dueTone(item, now);
  return (
    <span className={styles.state} data-state={item.state} data-late={tone === 'late' || undefined}>
      {t(`case.state.${item.state}`)}
    </span>
  );
}

/** How near the due date is: in words first, the colour only helps. */
export function DueBadge({ item, now }: { item: CaseSummary; now: number }) {
  const { t, i18n } = useTranslation('kit');
  const tone = dueTone(item, now);
  return (
    <span className={styles.due} data-tone={tone}>
      {t(`case.due.${tone}`, { span: spanWords(item.dueAt, now, i18n.language) })}
    </span>
  );
}

/** Nothing for what is of normal priority. */
export function PriorityBadge({ item }: { item: CaseSummary }) {
  const { t } = useTranslation('kit');
  if (item.priority === 'normal') return null;
  return (
    <span className={styles.priority} data-priority={item.priority}>
      {t(`case.priority.${item.priority}`)}
    </span>
  );
}

/** What else there is to know at a glance: told to those in charge, to be looked at, of an incident, split or a part. Words, never colour alone. */
export function CaseMarks({ item }: { item: CaseSummary }) {
  const { t } = useTranslation('kit');
  const { escalated, held, incident, parts, parentId } = item;
  return (
    <>
      {escalated && (
        <span className={marks.mark} data-tone={escalated === 2 ? 'late' : 'soon'}>
          {t(`case.escalated.${escalated}`)}
        </span>
      )}
      {held && (
        <span className={marks.mark} data-tone="held" title={held.map((reason) => t(`case.held.${reason}`)).join(', ')}>
          {t('case.held.mark')}
        </span>
      )}
      {incident && <span className={marks.mark}>{t('case.incident.mark', { title: incident.title })}</span>}
      {parts && <span className={marks.mark}>{t('case.family.mark', parts)}</span>}
      {parentId && <span className={marks.mark}>{t('case.family.part')}</span>}
    </>
  );
}
