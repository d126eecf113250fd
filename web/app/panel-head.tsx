import { IconChevronDown } from '@tabler/icons-react';
import { useSetAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../kit/button.tsx';
import { localText } from '../lib/local-text.ts';
import { panelAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { Brand } from './brand.tsx';
import { features } from './features.ts';
import { KindChips } from './kind-chips.tsx';
import layout from './layout.module.css';
import styles from './panel.module.css';

/** Brand and city, the features' heads (search), the kinds with their counts. */
export function PanelHead() {
  const { city, lang } = usePortal();
  const { t } = useTranslation('app');
  const open = useSetAtom(panelAtom);
  return (
    <>
      <h1 className="sr-only">{`${t('brand')} · ${localText(city.scene.name, lang)}`}</h1>
      <div className={`${styles.brandRow} ${layout.low}`}>
        <Brand subtitle={localText(city.scene.name, lang)} />
        <IconButton label={t('changeCity')} onClick={() => open('cities')}>
          <IconChevronDown size={20} aria-hidden="true" />
        </IconButton>
      </div>
      {features.map(({ id, Head }) => Head && <Head key={id} />)}
      <KindChips />
    </>
  );
}
