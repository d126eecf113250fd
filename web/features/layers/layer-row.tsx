import { Switch } from '@mantine/core';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Switch.css';
import { useAtomValue } from 'jotai';
import type { LayerConfig } from '../../../scenes/contract.ts';
import { Pin } from '../../kit/pins/pin.tsx';
import { formatNumber } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { dataStatusAtom, engineStatusAtom, layerStatus } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { setLayer } from '../../lib/set-layer.ts';
import { LayerLegend } from './layer-legend.tsx';
import { LayerState } from './layer-state.tsx';
import styles from './layers-panel.module.css';
import { OpacitySlider } from './opacity-slider.tsx';

/** Techniques whose drawing can be made see-through. */
const FADES = new Set(['tileset', 'imagery', 'areas']);

/** One layer: its switch with count, its state, its opacity and its legend. */
export function LayerRow({ layer }: { layer: LayerConfig }) {
  const portal = usePortal();
  const { city, lang, state, feedOf } = portal;
  const data = useAtomValue(dataStatusAtom)[layer.id];
  const engine = useAtomValue(engineStatusAtom)[layer.id];
  const now = { visible: layer.visible, opacity: layer.opacity, ...state.layers[layer.id] };
  const keys = feedOf(layer.id)?.keys(layer) ?? [];
  const count = keys.reduce((sum, key) => sum + (city.counts[key] ?? 0), 0);
  const title = localText(layer.title, lang);
  return (
    <li className={styles.row}>
      <Switch
        checked={now.visible}
        onChange={(event) => setLayer(portal, layer.id, { visible: event.currentTarget.checked })}
        label={
          <span className={styles.title}>
            <span className={styles.name}>
              {keys.length === 1 && <Pin icon={keys[0] === 'report' ? 'report-new' : (keys[0] ?? '')} kinds={city.kinds} size={26} />}
              {title}
            </span>
            {keys.length > 0 && <span className={styles.count}>{formatNumber(count, lang)}</span>}
          </span>
        }
        classNames={{ body: styles.switch ?? '', labelWrapper: styles.label ?? '' }}
      />
      {now.visible && (
        <>
          <LayerState status={layerStatus(data, engine)} />
          {(keys.length > 1 || keys[0] === 'report') && <LayerLegend keys={keys} />}
          {FADES.has(layer.technique) && (
            <OpacitySlider title={title} opacity={now.opacity} onChange={(opacity) => setLayer(portal, layer.id, { opacity })} />
          )}
        </>
      )}
    </li>
  );
}
