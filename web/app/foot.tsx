import { useSetAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import { panelAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import styles from './foot.module.css';
import layout from './layout.module.css';

/** Says always, and plainly, that the model is a sample; and who the data is by. */
export function Foot() {
  const { city } = usePortal();
  const { t } = useTranslation('app');
  const open = useSetAtom(panelAtom);
  const lines = [...new Set([...city.scene.attribution, ...city.model.attribution])];
  return (
    <footer className={layout.foot}>
      {(city.scene.sample || city.model.sample) && (
        <button type="button" className={styles.note} onClick={() => open('about')}>
          {t('sampleNote')}
        </button>
      )}
      {lines.length > 0 && <span className={styles.lines}>{lines.join(' · ')}</span>}
    </footer>
  );
}
