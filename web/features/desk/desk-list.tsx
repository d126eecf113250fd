import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { CaseMarks, DueBadge, PriorityBadge, StateBadge } from '../../kit/cases/case-badges.tsx';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import type { CaseQueueView } from '../../kit/cases/use-case-queue.ts';
import { Failure } from '../../kit/failure.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './desk.module.css';
import { groupsOf } from './desk-groups.ts';

interface DeskListProps {
  queue: CaseQueueView;
  now: number;
  open: string | null;
  onOpen(id: string): void;
}

/** The cases by what they ask of one: late, new, soon, later, waiting. */
export function DeskList({ queue, now, open, onOpen }: DeskListProps) {
  const { t } = useTranslation('desk');
  const { city, lang } = usePortal();
  const names = useCaseNames();
  const { rows, fresh } = queue;
  return (
    <>
      <p role="status" className={styles.count}>
        {queue.pending ? t('loading') : t(queue.capped ? 'countMany' : 'count', { count: queue.total ?? rows.length })}
      </p>
      {fresh.length > 0 && (
        <Button look="primary" className={styles.fresh ?? ''} onClick={queue.settle}>
          {t('fresh', { count: fresh.length })}
        </Button>
      )}
      {queue.error !== null && <Failure error={queue.error} retry={queue.retry} />}
      {rows.length === 0 && queue.pending && <CardSkeleton />}
      {rows.length === 0 && !queue.pending && queue.error === null && <p className={styles.empty}>{t('empty')}</p>}
      {groupsOf(rows, now).map(({ group, items }) => (
        <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
          <h3 id={`group-${group}`}>
            {t(`group.${group}`)} <small>{items.length}</small>
          </h3>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <button type="button" className={styles.row} aria-current={open === item.id || undefined} onClick={() => onOpen(item.id)}>
                  <span className={styles.title}>
                    <strong>{localText(item.title, lang)}</strong>
                    <PriorityBadge item={item} />
                  </span>
                  <span className={styles.line}>
                    {[names.category(item.categoryId), localText(item.address, lang) ?? names.area(item.areaId)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <span className={styles.badges}>
                    <DueBadge item={item} now={now} />
                    <StateBadge item={item} now={now} />
                    <CaseMarks item={item} />
                    <small>{t('kit:case.dueAt', { date: formatInstant(item.dueAt, lang, city.scene.timeZone) })}</small>
                    {item.assignee && <small>{item.assignee.name}</small>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {queue.hasMore && rows.length > 0 && <Button onClick={queue.readMore}>{t('more')}</Button>}
    </>
  );
}
