import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRow, Figures } from '../../../api/features/cases/figures-contract.ts';
import { Button } from '../../kit/button.tsx';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './figures.module.css';
import { COLUMNS, type Column, csvOf, league, onTimeShare, satisfiedShare } from './league.ts';
import type { By } from './period.ts';
import { useWords } from './use-words.ts';

/** The league table: the best first by the column that is chosen. */
export function FiguresTable({ figures, by }: { figures: Figures; by: By }) {
  const { t } = useTranslation('figures');
  const { cityId, lang } = usePortal();
  const { count, share, hours } = useWords(lang);
  const names = useCaseNames();
  const [sort, setSort] = useState<Column>('onTime');
  const rows = useMemo(() => league(figures.rows, sort), [figures.rows, sort]);
  // The rows of the former question stand until the new answer is there; so do their names.
  const shown = figures.by === 'all' ? by : figures.by;
  const nameOf = ({ id }: FigureRow) =>
    (id === null ? t(`nobody.${shown}`) : shown === 'category' ? names.category(id) : names[shown](id)) ?? '';
  if (rows.length === 0) return <p className={styles.empty}>{t('empty')}</p>;
  const cell = (row: FigureRow, column: Column) => {
    if (column === 'hours') return hours(row.hours.whole);
    if (column === 'satisfied') return share(satisfiedShare(row));
    const part = column === 'onTime' ? onTimeShare(row) : null;
    if (part !== null) return `${count(row.onTime)} (${share(part)})`;
    return count(row[column]);
  };
  const download = () => {
    const head = [t(`by.${shown}`), ...COLUMNS.map((column) => t(`column.${column}`))];
    const body = rows.map((row) => [nameOf(row), ...COLUMNS.map((c) => (c === 'hours' ? row.hours.whole : row[c]))]);
    const url = URL.createObjectURL(new Blob([csvOf([head, ...body])], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${cityId}-${shown}-${figures.from}-${figures.to}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard too. */}
      <section className={styles.scroll} aria-label={t('table')} tabIndex={0}>
        <table className={styles.table}>
          <caption className="sr-only">{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`by.${shown}`)}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" aria-sort={sort === column ? 'descending' : 'none'}>
                  <button type="button" onClick={() => setSort(column)}>
                    {t(`column.${column}`)}
                    <span aria-hidden="true">{sort === column ? ' ▾' : ''}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id ?? '-'}>
                <th scope="row">{nameOf(row)}</th>
                {COLUMNS.map((column) => (
                  <td key={column} data-label={t(`column.${column}`)}>
                    {column === 'onTime' && <Bar value={onTimeShare(row)} />}
                    {cell(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Button icon={<IconDownload size={18} aria-hidden="true" />} onClick={download} className={styles.csv ?? ''}>
        {t('csv')}
      </Button>
    </>
  );
}

/** A share as a bar; the number beside it says the same. */
function Bar({ value }: { value: number | null }) {
  if (value === null) return null;
  return (
    <span className={styles.bar} aria-hidden="true">
      <span style={{ width: `${value * 100}%` }} />
    </span>
  );
}
