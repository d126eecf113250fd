import { type ReactNode, useEffect, useRef } from 'react';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import { LanguageSelect } from './language-select.tsx';
import { Mark } from './mark.tsx';
import styles from './page-head.module.css';

interface PageHeadProps {
  title: string;
  /** The city's name where nothing else is said. */
  subtitle?: ReactNode;
  /** Stands between the title and the ways out; on a phone it has a line with the subtitle. */
  status?: ReactNode;
  /** The ways out. */
  children: ReactNode;
}

/** Head of a page without the public map: what it is, whose, its language, and the ways out. Names the browser's tab too. */
export function PageHead({ title, subtitle, status, children }: PageHeadProps) {
  const { city, lang, languages, setLang } = usePortal();
  const name = localText(city.scene.name, lang);
  const tab = title.includes(name) ? title : `${title} · ${name}`;
  const heading = useRef<HTMLHeadingElement>(null);
  // No page was loaded, so nothing else tells a screen reader that it is another one.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const before = document.title;
    document.title = tab;
    return () => {
      document.title = before;
    };
  }, [tab]);
  return (
    <header className={styles.head} data-status={status ? '' : undefined}>
      <Mark size="2rem" />
      <div className={styles.heading}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>{subtitle ?? name}</p>
      </div>
      {status && <div className={styles.status}>{status}</div>}
      <LanguageSelect className={styles.language} lang={lang} languages={languages} onChange={setLang} />
      <nav className={styles.links} aria-label={title}>
        {children}
      </nav>
    </header>
  );
}
