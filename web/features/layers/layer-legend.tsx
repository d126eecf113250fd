import { useTranslation } from 'react-i18next';
import { Pin } from '../../kit/pins/pin.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './layers-panel.module.css';

const REPORTS = ['report-new', 'report-progress', 'report-done', 'report-late', 'report-rejected'];

/** The signs of a layer in words. @param keys of `city.counts` */
export function LayerLegend({ keys }: { keys: string[] }) {
  const { t } = useTranslation('layers');
  const { city, lang } = usePortal();
  const signs = keys.flatMap((key) => (key === 'report' ? REPORTS : [key]));
  const shown = signs.filter((sign) => sign.startsWith('report-') || sign === 'camera' || (city.counts[sign] ?? 0) > 0);
  const words = (sign: string) => {
    const kind = city.kinds.find((k) => k.id === sign);
    return kind ? localText(kind.plural, lang) : t(`sign.${sign}`);
  };
  return (
    <ul className={styles.legend}>
      {shown.map((sign) => (
        <li key={sign}>
          <Pin icon={sign} kinds={city.kinds} size={26} />
          {words(sign)}
        </li>
      ))}
    </ul>
  );
}
