import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../../api/objects/contract.ts';
import forms from '../../../kit/form.module.css';
import parts from '../parts/parts.module.css';
import styles from './objects.module.css';

/** Row by row: what would become of it, or all that is wrong with it. */
export function ImportRows({ plan: { rows, more } }: { plan: ImportPlan }) {
  const { t, i18n } = useTranslation('admin');
  if (rows.length === 0) return null;
  const field = (name: string) => (i18n.exists(`admin:csv.field.${name}`) ? t(`csv.field.${name}`) : name);
  const column = (name: string) => {
    const [first = '', second] = name.split('.');
    return second && first !== 'facts' ? `${field(first)} (${second})` : field(first);
  };
  return (
    <>
      <table className={parts.table}>
        <caption className="sr-only">{t('csv.rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('csv.line')}</th>
            <th scope="col">{t('object.name')}</th>
            <th scope="col">{t('csv.state')}</th>
            <th scope="col">{t('csv.what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <th scope="row">{t('csv.lineNumber', { line: row.line })}</th>
              <td data-label={t('object.name')}>{row.name || row.id}</td>
              <td data-label={t('csv.state')}>{t(`csv.rowState.${row.state}`)}</td>
              <td data-label={t('csv.what')}>
                {row.faults.length === 0 ? (
                  row.fields.map(field).join(', ')
                ) : (
                  <ul className={styles.faults}>
                    {row.faults.map((fault) => (
                      <li key={`${fault.column} ${fault.code}`}>
                        {fault.column && <strong>{column(fault.column)}: </strong>}
                        {t(fault.column ? `fault.${fault.code}` : 'csv.uneven', { limit: fault.limit ?? '' })}
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className={forms.hint}>{t('csv.more', { count: more })}</p>}
    </>
  );
}
