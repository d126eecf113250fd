import { IconMenu2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../kit/button.tsx';
import { LanguageSelect } from '../kit/language-select.tsx';
import { Sheet, type SheetHeight } from '../kit/sheet.tsx';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import { Brand } from './brand.tsx';
import { features } from './features.ts';
import { KindChips } from './kind-chips.tsx';
import styles from './layout.module.css';
import { MoreMenu } from './more-menu.tsx';
import { PanelBody } from './panel-body.tsx';

/** A phone: search on top, the map, a sheet below in three heights. */
export function PhoneLayout({ onHeight }: { onHeight(pixels: number): void }) {
  const { t } = useTranslation('app');
  const { state, city, lang, languages, setLang } = usePortal();
  const [menu, setMenu] = useState(false);
  const [height, setHeight] = useState<SheetHeight>(state.selection ? 'half' : 'peek');
  useEffect(() => {
    setHeight((now) => (state.selection ? (now === 'full' ? 'full' : 'half') : now === 'full' ? 'peek' : now));
  }, [state.selection]);
  return (
    <>
      <div className={styles.phoneTop}>
        <div>{features.map(({ id, Head }) => Head && <Head key={id} />)}</div>
        <nav aria-label={t('mapNavigation')}>
          <LanguageSelect className={styles.barLanguage} lang={lang} languages={languages} onChange={setLang} />
          <IconButton look="paper" label={t('more')} aria-expanded={menu} onClick={() => setMenu(!menu)}>
            <IconMenu2 size={20} aria-hidden="true" />
          </IconButton>
          {menu && <MoreMenu all onClose={() => setMenu(false)} />}
        </nav>
      </div>
      <Sheet height={height} onHeight={setHeight} onPixels={onHeight} label={t('sheet')}>
        <h1 className="sr-only">{`${t('brand')} · ${localText(city.scene.name, lang)}`}</h1>
        {!state.selection && (
          <>
            <Brand subtitle={localText(city.scene.name, lang)} />
            <div className={styles.sheetChips}>
              <KindChips />
            </div>
          </>
        )}
        <PanelBody />
      </Sheet>
    </>
  );
}
