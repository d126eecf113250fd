import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import type { CaseQueueView } from '../../kit/cases/use-case-queue.ts';
import type { useHold } from '../../kit/cases/use-hold.ts';
import { Failure } from '../../kit/failure.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { type CaseFilter, fits } from '../../lib/case-filter.ts';
import styles from './case-queue.module.css';
import { CaseRow } from './case-row.tsx';
import type { QueueCursor } from './use-queue-cursor.ts';

interface CaseQueueProps {
  queue: CaseQueueView;
  filter: CaseFilter;
  me: string;
  now: number;
  cursor: QueueCursor;
  open: string | null;
  picked: ReadonlySet<string>;
  onOpen(id: string): void;
  onToggle(id: string): void;
  /** Tell whether the reader's hand is in the list. */
  hold: ReturnType<typeof useHold>['handlers'];
}

/** The queue as a list box: one stop for the tab key, arrows and j/k inside, several may be picked. */
export function CaseQueue({ queue, filter, me, now, cursor, open, picked, onOpen, onToggle, hold }: CaseQueueProps) {
  const { t } = useTranslation('ioc');
  const { rows, fresh } = queue;
  return (
    <div className={styles.scroll} {...hold}>
      <p role="status" className="sr-only">
        {fresh.length > 0 && t('fresh', { count: fresh.length })}
      </p>
      {fresh.length > 0 && (
        <Button look="primary" className={styles.fresh ?? ''} onClick={queue.settle}>
          {t('fresh', { count: fresh.length })}
        </Button>
      )}
      {queue.error !== null && <Failure error={queue.error} retry={queue.retry} />}
      {rows.length === 0 && queue.pending && <CardSkeleton />}
      {rows.length === 0 && !queue.pending && queue.error === null && <p className={styles.empty}>{t('empty')}</p>}
      <div
        ref={cursor.list}
        className={styles.list}
        role="listbox"
        aria-label={t('queue')}
        aria-multiselectable="true"
        aria-activedescendant={cursor.id ? `row-${cursor.id}` : undefined}
        tabIndex={0}
        hidden={rows.length === 0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const by = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length, PageDown: 8, PageUp: -8 }[event.key];
          if (by !== undefined) cursor.move(by);
          else if (event.key === ' ' && cursor.id) onToggle(cursor.id);
          else if (event.key === 'Enter' && cursor.id) onOpen(cursor.id);
          else return;
          event.preventDefault();
        }}
      >
        {rows.map((item) => (
          <CaseRow
            key={item.id}
            item={item}
            now={now}
            active={cursor.id === item.id}
            open={open === item.id}
            picked={picked.has(item.id)}
            left={!fits(filter, item, me, now)}
            onOpen={() => {
              cursor.set(item.id);
              onOpen(item.id);
            }}
            onToggle={() => onToggle(item.id)}
          />
        ))}
      </div>
      {queue.hasMore && rows.length > 0 && (
        <Button className={styles.more ?? ''} onClick={queue.readMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
