import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import type { CaseChanges, ChangedField } from '../../lib/case-changes.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { Notice } from '../notice.tsx';
import { EventLine } from './case-history.tsx';
import styles from './cases.module.css';
import { useCaseNames } from './use-case-names.ts';

interface ConflictNoticeProps {
  before: CaseDetail;
  after: CaseDetail;
  changes: CaseChanges;
  /** The step that was being prepared is not possible any more. */
  impossible: boolean;
}

/** Somebody else changed the case while this was typed: what they changed, before anything is sent. */
export function ConflictNotice({ before, after, changes, impossible }: ConflictNoticeProps) {
  const { t, i18n } = useTranslation('kit');
  const { city } = usePortal();
  const names = useCaseNames();
  const value = (item: CaseDetail, field: ChangedField): string => {
    if (field === 'state') return t(`case.state.${item.state}`);
    if (field === 'agencyId') return names.agency(item.agencyId) ?? t('case.noAgency');
    if (field === 'assignee') return item.assignee?.name ?? t('case.nobody');
    if (field === 'priority') return t(`case.priority.${item.priority}`);
    if (field === 'dueAt') return formatInstant(item.dueAt, i18n.language, city.scene.timeZone);
    if (field === 'published') return t(item.published ? 'case.yes' : 'case.no');
    if (field === 'title') return localText(item.title, i18n.language);
    return String(item.photos);
  };
  return (
    <div className={styles.conflict}>
      <Notice tone="bad" title={t('case.conflict.title')}>
        {t('case.conflict.keep')} {impossible && t('case.conflict.gone')}
      </Notice>
      <ul>
        {changes.fields.map((field) => (
          <li key={field}>
            {t('case.conflict.change', { field: t(`case.field.${field}`), before: value(before, field), after: value(after, field) })}
          </li>
        ))}
        {changes.events.map((event) => (
          <li key={event.seq}>
            <EventLine event={event} />
          </li>
        ))}
      </ul>
    </div>
  );
}
