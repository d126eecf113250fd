import { useTranslation } from 'react-i18next';
import { usePortal } from '../../../../lib/portal.ts';
import type { NamedCounts } from './counts-chart.tsx';
import styles from './guides.module.css';

/** Names with their counts, the most heard first; a bar behind each says how it compares with the first. */
export function CountsTable({ title, rows }: { title: string; rows: NamedCounts[] }) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  if (rows.length === 0) return null;
  const most = Math.max(1, ...rows.map(({ play }) => play));
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('section.guides.name')}</th>
          {(['scan', 'play', 'complete'] as const).map((event) => (
            <th key={event} scope="col">
              {t(`section.guides.event.${event}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, scan, play, complete }) => (
          <tr key={key}>
            <th scope="row" style={{ ['--share' as string]: `${(100 * play) / most}%` }}>
              {name}
            </th>
            <td>{scan.toLocaleString(lang)}</td>
            <td>{play.toLocaleString(lang)}</td>
            <td>{complete.toLocaleString(lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
