import { useTranslation } from 'react-i18next';
import { Chip } from '../kit/chip.tsx';
import { pinSpec } from '../kit/pins/pin-spec.ts';
import { formatNumber } from '../lib/format.ts';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import { setLayer } from '../lib/set-layer.ts';
import styles from './layout.module.css';

/** The map's point layers as switches with their counts. */
export function KindChips() {
  const portal = usePortal();
  const { t } = useTranslation('app');
  const { city, lang, state } = portal;
  const layers = city.scene.layers.filter((layer) => layer.group === 'places' && portal.feedOf(layer.id));
  return (
    <fieldset className={styles.chips} aria-label={t('kinds')}>
      {layers.map((layer) => {
        const keys = portal.feedOf(layer.id)?.keys(layer) ?? [];
        const count = keys.reduce((sum, key) => sum + (city.counts[key] ?? 0), 0);
        const visible = state.layers[layer.id]?.visible ?? layer.visible;
        return (
          <Chip
            key={layer.id}
            pressed={visible}
            colour={pinSpec(keys[0] ?? '', city.kinds).colour}
            count={keys.length > 0 ? formatNumber(count, lang) : undefined}
            onPress={() => setLayer(portal, layer.id, { visible: !visible })}
          >
            {localText(layer.title, lang)}
          </Chip>
        );
      })}
    </fieldset>
  );
}
