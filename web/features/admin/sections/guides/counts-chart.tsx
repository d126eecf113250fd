import { useTranslation } from 'react-i18next';
import type { Counts } from '../../../../../api/guides/tally-contract.ts';
import styles from './guides.module.css';

export type NamedCounts = Counts & { key: string; name: string };
const HEIGHT = 100;

/** Stories begun over time as columns, the part heard to the end filled. For who does not see it: when it was most, and the numbers in a table. */
export function CountsChart({ title, rows }: { title: string; rows: NamedCounts[] }) {
  const { t } = useTranslation('admin');
  const most = Math.max(1, ...rows.map(({ play }) => play));
  const top = rows.reduce<NamedCounts | undefined>((best, row) => (best && best.play >= row.play ? best : row), undefined);
  const y = (n: number) => HEIGHT - (n / most) * HEIGHT;
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <svg
        viewBox={`0 0 ${rows.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={top ? t('section.guides.most', { title, name: top.name, count: top.play }) : title}
      >
        {rows.map(({ key, name, play, complete }, i) => (
          <g key={key}>
            <title>{t('section.guides.column', { name, play, complete })}</title>
            <rect x={i} y="0" width="1" height={HEIGHT} fill="transparent" />
            <rect className={styles.play} x={i + 0.1} y={y(play)} width="0.8" height={HEIGHT - y(play)} />
            <rect className={styles.complete} x={i + 0.1} y={y(complete)} width="0.8" height={HEIGHT - y(complete)} />
          </g>
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        <span>{rows[0]?.name}</span>
        <span>{t('section.guides.highest', { count: most })}</span>
        <span>{rows.at(-1)?.name}</span>
      </div>
      <details>
        <summary>{t('section.guides.numbers')}</summary>
        <table className={styles.table}>
          <caption className="sr-only">{title}</caption>
          <tbody>
            {rows
              .filter(({ scan, play, complete }) => scan + play + complete > 0)
              .map(({ key, name, scan, play, complete }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{t('section.guides.row', { scan, play, complete })}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
