import { IconMap } from '@tabler/icons-react';
import { type MouseEventHandler, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import { ButtonLink } from './button.tsx';
import { LanguageSelect } from './language-select.tsx';
import { Mark } from './mark.tsx';
import styles from './page-frame.module.css';

interface PageFrameProps {
  title: string;
  /** Where the map is; the state of the address is kept where nothing else is said. */
  mapHref?: string;
  onMap?: MouseEventHandler;
  children: ReactNode;
}

/** A page without the globe: whose it is, its language, the way to the map. */
export function PageFrame({ title, mapHref, onMap, children }: PageFrameProps) {
  const { t } = useTranslation('kit');
  const { city, lang, languages, setLang, href } = usePortal();
  const name = localText(city.scene.name, lang);
  const heading = useRef<HTMLHeadingElement>(null);
  // No page was loaded, so nothing else tells a screen reader that it is another one.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${name}`;
    return () => {
      document.title = before;
    };
  }, [title, name]);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Mark />
        <div className={styles.title}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p>{name}</p>
        </div>
        <LanguageSelect lang={lang} languages={languages} onChange={setLang} />
        <ButtonLink href={mapHref ?? href()} {...(onMap ? { onClick: onMap } : {})} aria-label={t('toMap')}>
          <IconMap size={18} aria-hidden="true" />
          <span className={styles.wide}>{t('toMap')}</span>
        </ButtonLink>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
