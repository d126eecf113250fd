import { useTranslation } from 'react-i18next';
import { Pin } from '../../kit/pins/pin.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import type { Sort } from './list-filter.ts';
import styles from './list-page.module.css';
import type { ListRow } from './list-row.ts';

interface ListTableProps {
  rows: ListRow[];
  sort: Sort;
  /** Absent where the order is the server's. */
  onSort?: (sort: Sort) => void;
}

/** A real table: headings that sort, a link in each row to its card and to the map. */
export function ListTable({ rows, sort, onSort }: ListTableProps) {
  const { t } = useTranslation('list');
  const { city, lang, state, href, select } = usePortal();
  const kindName = (kind: string) => {
    const known = city.kinds.find((k) => k.id === kind);
    return known ? localText(known.name, lang) : t(`one.${kind}`);
  };
  const stateWords = ({ open, status, late }: ListRow) => {
    if (open !== null) return t(open ? 'open' : 'closed');
    if (late) return t('status.late');
    return status ? t(`status.${status}`) : '';
  };
  if (rows.length === 0) return <p>{t('none')}</p>;
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          {(['name', 'kind', 'where'] as const).map((column) => (
            <th key={column} scope="col" aria-sort={sort === column ? (column === 'kind' ? 'descending' : 'ascending') : 'none'}>
              {onSort ? (
                <button type="button" onClick={() => onSort(column)}>
                  {t(`column.${column}`)}
                  <span aria-hidden="true">{sort === column ? ' ▾' : ''}</span>
                </button>
              ) : (
                t(`column.${column}`)
              )}
            </th>
          ))}
          <th scope="col">{t('column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} aria-current={state.selection === row.key || undefined}>
            <th scope="row">
              <a
                href={href({ selection: row.key }, 'list')}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  select(row.key);
                }}
              >
                <Pin icon={row.icon} kinds={city.kinds} size={26} />
                {row.name}
              </a>
            </th>
            <td data-label={t('column.kind')}>{kindName(row.kind)}</td>
            <td data-label={t('column.where')}>{row.where}</td>
            <td data-label={t('column.state')}>{stateWords(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
