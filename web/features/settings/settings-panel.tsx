import { useMantineColorScheme } from '@mantine/core';
import { useAtom, useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { presetAtom, qualityAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { ChoiceGroup } from './choice-group.tsx';
import styles from './settings-panel.module.css';

const SCHEMES = ['auto', 'light', 'dark'] as const;
const STYLES = ['auto', 'light', 'dark', 'night'] as const;
const QUALITIES = ['auto', 'low', 'medium', 'high'] as const;

/** Light or dark, the map's own style, and how much the machine may do. */
export default function SettingsPanel() {
  const { t } = useTranslation('settings');
  const { state, update } = usePortal();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [quality, setQuality] = useAtom(qualityAtom);
  const preset = useAtomValue(presetAtom);
  return (
    <div className={styles.panel}>
      <ChoiceGroup title={t('scheme')} values={SCHEMES} value={colorScheme} onChange={setColorScheme} words={(v) => t(`schemes.${v}`)} />
      <ChoiceGroup
        title={t('style')}
        values={STYLES}
        value={state.style ?? 'auto'}
        onChange={(style) => update({ style: style === 'auto' ? null : style })}
        words={(v) => t(`styles.${v}`)}
      />
      <ChoiceGroup title={t('quality')} values={QUALITIES} value={quality} onChange={setQuality} words={(v) => t(`qualities.${v}`)} />
      <p className={styles.note} role="status">
        {preset && t('preset', { preset: t(`qualities.${preset}`) })} {t('qualityHint')}
      </p>
    </div>
  );
}
