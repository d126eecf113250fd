import { IconCheck, IconPhoto } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { CaseMarks, DueBadge, PriorityBadge, StateBadge } from '../../kit/cases/case-badges.tsx';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { Pin } from '../../kit/pins/pin.tsx';
import { caseIcon, fromNow } from '../../lib/case-time.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './case-queue.module.css';

interface CaseRowProps {
  item: CaseSummary;
  now: number;
  active: boolean;
  open: boolean;
  picked: boolean;
  /** It no longer fits the filter and stays only until the list is put in order. */
  left: boolean;
  onOpen(): void;
  onToggle(): void;
}

/** One case of the queue: what, how urgent, where, with whom, since when. */
export const CaseRow = memo(
  function CaseRow({ item, now, active, open, picked, left, onOpen, onToggle }: CaseRowProps) {
    const { t } = useTranslation('ioc');
    const { city, lang } = usePortal();
    const names = useCaseNames();
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the list box, which has the focus.
      <div
        id={`row-${item.id}`}
        role="option"
        tabIndex={-1}
        aria-selected={picked}
        aria-current={open || undefined}
        className={styles.row}
        data-active={active || undefined}
        data-left={left || undefined}
        onClick={(event) => (event.ctrlKey || event.metaKey ? onToggle() : onOpen())}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space does it. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to press within the option; Space does the same. */}
        <span
          className={styles.check}
          data-on={picked || undefined}
          title={t('pick')}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {picked ? <IconCheck size={18} aria-hidden="true" /> : <Pin icon={caseIcon(item, now)} kinds={city.kinds} size={30} />}
        </span>
        <span className={styles.words}>
          <span className={styles.first}>
            <strong>{localText(item.title, lang)}</strong>
            <PriorityBadge item={item} />
          </span>
          <span className={styles.second}>
            {[names.category(item.categoryId), names.agency(item.agencyId) ?? t('kit:case.noAgency')].join(' · ')}
            {item.photos > 0 && (
              <>
                {' · '}
                <IconPhoto size={14} aria-hidden="true" />
                <span className="sr-only">{t('kit:case.photos', { count: item.photos })}</span>
              </>
            )}
          </span>
          <span className={styles.third}>
            <DueBadge item={item} now={now} />
            <StateBadge item={item} now={now} />
            <CaseMarks item={item} />
            <span className={styles.who}>{[item.assignee?.name, fromNow(item.receivedAt, now, lang)].filter(Boolean).join(' · ')}</span>
          </span>
          {left && <span className={styles.leftNote}>{t('left')}</span>}
        </span>
      </div>
    );
  },
  (a, b) =>
    a.item === b.item && a.now === b.now && a.active === b.active && a.open === b.open && a.picked === b.picked && a.left === b.left,
);
