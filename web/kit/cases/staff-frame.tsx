import { IconMap, IconUserCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { ButtonLink } from '../button.tsx';
import { LanguageSelect } from '../language-select.tsx';
import { Mark } from '../mark.tsx';
import styles from './staff-frame.module.css';

interface StaffFrameProps {
  title: string;
  me?: Me | undefined;
  /** Stands between the title and the links. */
  status?: ReactNode;
  /** The page fills the window and scrolls in its panes only. */
  fixed?: boolean;
  children: ReactNode;
}

/** Head and body of a page for staff: where one is, who one is, and the ways out. */
export function StaffFrame({ title, me, status, fixed = false, children }: StaffFrameProps) {
  const { t } = useTranslation('kit');
  const { cityId, city, lang, languages, setLang } = usePortal();
  const name = localText(city.scene.name, lang);
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${name}`;
    return () => {
      document.title = before;
    };
  }, [title, name]);
  return (
    <div className={styles.frame} data-fixed={fixed || undefined}>
      <header className={styles.head}>
        <Mark size="2rem" />
        <div className={styles.heading}>
          <h1>{title}</h1>
          <p>
            {name}
            {me && ` · ${me.name}`}
            {me?.demo && ` · ${t('case.gate.demo')}`}
          </p>
        </div>
        {status && <div className={styles.status}>{status}</div>}
        <nav className={styles.headLinks} aria-label={title}>
          <LanguageSelect lang={lang} languages={languages} onChange={setLang} />
          {me && (
            <ButtonLink look="plain" href={`/${cityId}/account`}>
              <IconUserCircle size={18} aria-hidden="true" />
              <span className={styles.wide}>{t('case.gate.account')}</span>
            </ButtonLink>
          )}
          <ButtonLink href={`/${cityId}`}>
            <IconMap size={18} aria-hidden="true" />
            <span className={styles.wide}>{t('case.toMap')}</span>
          </ButtonLink>
        </nav>
      </header>
      {children}
    </div>
  );
}
