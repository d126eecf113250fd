import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { usePortal } from '../../lib/portal.ts';
import { LayerRow } from './layer-row.tsx';
import styles from './layers-panel.module.css';

const GROUPS = ['places', 'city', 'ground'] as const;

/** Every layer of the scene: on or off, how strong, what its signs mean, how many, how it is doing. */
export default function LayersPanel() {
  const { t } = useTranslation('layers');
  const { city, state, update } = usePortal();
  const changed = Object.keys(state.layers).length > 0;
  return (
    <div className={styles.panel}>
      {GROUPS.map((group) => {
        const layers = city.scene.layers.filter((layer) => layer.group === group);
        if (layers.length === 0) return null;
        return (
          <section key={group}>
            <h3 className={styles.group}>{t(`group.${group}`)}</h3>
            <ul className={styles.list}>
              {layers.map((layer) => (
                <LayerRow key={layer.id} layer={layer} />
              ))}
            </ul>
          </section>
        );
      })}
      {changed && <Button onClick={() => update({ layers: {} })}>{t('reset')}</Button>}
    </div>
  );
}
