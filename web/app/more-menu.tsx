import { IconList } from '@tabler/icons-react';
import { useSetAtom } from 'jotai';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../kit/button.tsx';
import { LanguageSelect } from '../kit/language-select.tsx';
import { panelAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { panels } from './features.ts';
import styles from './more-menu.module.css';

/** The panels that have no button of their own; on a phone all of them, the list, and the language where the bar has no room for it. */
export function MoreMenu({ onClose, all = false }: { onClose: () => void; all?: boolean }) {
  const { t } = useTranslation('app');
  const { href, lang, languages, setLang } = usePortal();
  const open = useSetAtom(panelAtom);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('a, button')?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.parentElement?.contains(event.target)) onClose();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    const parent = box.current?.parentElement;
    document.addEventListener('pointerdown', away);
    parent?.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('pointerdown', away);
      parent?.removeEventListener('keydown', onEscape);
    };
  }, [onClose]);
  return (
    <div ref={box} className={styles.menu}>
      {all && (
        <ButtonLink look="plain" href={href({}, 'list')}>
          <IconList size={18} aria-hidden="true" />
          {t('list')}
        </ButtonLink>
      )}
      {panels
        .filter((p) => all || p.at === 'menu')
        .map((p) => (
          <Button
            key={p.id}
            look="plain"
            icon={<p.icon size={18} />}
            onClick={() => {
              onClose();
              open(p.id);
            }}
          >
            {t(`${p.id}:title`)}
          </Button>
        ))}
      {all && <LanguageSelect className={styles.language} lang={lang} languages={languages} onChange={setLang} />}
    </div>
  );
}
