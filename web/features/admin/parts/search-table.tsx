import { type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '../../../../data/model/fold.ts';
import { Button } from '../../../kit/button.tsx';
import forms from '../../../kit/form.module.css';
import styles from './parts.module.css';

export interface Column<R> {
  id: string;
  title: string;
  cell(row: R): ReactNode;
}

interface SearchTableProps<R> {
  /** What the table holds, for screen readers. */
  label: string;
  rows: readonly R[];
  /** The first column names the row. */
  columns: readonly Column<R>[];
  keyOf(row: R): string;
  /** What a row is found by. */
  textOf(row: R): string;
  onOpen?(row: R): void;
  /** Stands beside the search: a button for a new one, filters. */
  tools?: ReactNode;
  /** Said when there is not a single row. */
  empty: string;
}

/** Rows drawn at once; more on request. */
const PIECE = 100;

/** A list of things with a search without accents; on a phone every row is a card. */
export function SearchTable<R>({ label, rows, columns, keyOf, textOf, onOpen, tools, empty }: SearchTableProps<R>) {
  const { t } = useTranslation('admin');
  const id = useId();
  const [asked, setAsked] = useState('');
  const [shown, setShown] = useState(PIECE);
  const words = useDeferredValue(fold(asked));
  const folded = useMemo(() => rows.map((row) => ({ row, text: fold(textOf(row)) })), [rows, textOf]);
  const found = folded.filter(({ text }) => words.split(' ').every((word) => text.includes(word)));
  const [first, ...rest] = columns;
  return (
    <div className={styles.list}>
      <div className={forms.tools}>
        <div className={forms.field}>
          <label htmlFor={id}>{t('table.search')}</label>
          <input id={id} type="search" value={asked} onChange={(event) => setAsked(event.currentTarget.value)} />
        </div>
        {tools}
      </div>
      <p role="status" className={forms.hint}>
        {rows.length === 0 ? empty : words === '' ? t('table.count', { count: rows.length }) : t('table.found', { count: found.length })}
      </p>
      {found.length > 0 && (
        <table className={styles.table}>
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map(({ row }) => (
              <tr key={keyOf(row)}>
                <th scope="row">
                  {onOpen ? (
                    <button type="button" className={styles.link} onClick={() => onOpen(row)}>
                      {first?.cell(row)}
                    </button>
                  ) : (
                    first?.cell(row)
                  )}
                </th>
                {rest.map((column) => (
                  <td key={column.id} data-label={column.title}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown && (
        <Button onClick={() => setShown((n) => n + PIECE)}>{t('table.more', { count: found.length - shown })}</Button>
      )}
    </div>
  );
}
