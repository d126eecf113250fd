import { IconDotsVertical, IconList } from '@tabler/icons-react';
import { useAtom } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, IconButton } from '../kit/button.tsx';
import { LanguageSelect } from '../kit/language-select.tsx';
import { panelAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { panels } from './features.ts';
import styles from './layout.module.css';
import { MoreMenu } from './more-menu.tsx';

/** Upper right of a wide screen: list, the features' panels, language, the rest. */
export function TopBar() {
  const { t } = useTranslation('app');
  const { href, lang, languages, setLang } = usePortal();
  const [panel, setPanel] = useAtom(panelAtom);
  const [more, setMore] = useState(false);
  return (
    <nav className={styles.topRight} aria-label={t('mapNavigation')}>
      <ButtonLink look="paper" href={href({}, 'list')} aria-label={t('list')}>
        <IconList size={18} aria-hidden="true" />
        <span className={styles.barText}>{t('list')}</span>
      </ButtonLink>
      {panels
        .filter((p) => p.at === 'bar')
        .map((p) => (
          <Button
            key={p.id}
            look="paper"
            aria-expanded={panel === p.id}
            aria-label={t(`${p.id}:title`)}
            icon={<p.icon size={18} />}
            onClick={() => setPanel(panel === p.id ? null : p.id)}
          >
            <span className={styles.barText}>{t(`${p.id}:title`)}</span>
          </Button>
        ))}
      <LanguageSelect lang={lang} languages={languages} onChange={setLang} />
      <IconButton look="paper" label={t('more')} aria-expanded={more} onClick={() => setMore(!more)}>
        <IconDotsVertical size={20} aria-hidden="true" />
      </IconButton>
      {more && <MoreMenu onClose={() => setMore(false)} />}
    </nav>
  );
}
