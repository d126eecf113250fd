import { IconMap } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { LanguageSelect } from '../../kit/language-select.tsx';
import { Mark } from '../../kit/mark.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './account.module.css';

/** The account's page without the globe: whose it is, its language, the way to the map. */
export function AccountFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('account');
  const { city, cityId, lang, languages, setLang } = usePortal();
  const name = localText(city.scene.name, lang);
  const title = t('title');
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
          <h1>{title}</h1>
          <p>{name}</p>
        </div>
        <LanguageSelect lang={lang} languages={languages} onChange={setLang} />
        <ButtonLink href={`/${cityId}?lang=${lang}`} aria-label={t('toMap')}>
          <IconMap size={18} aria-hidden="true" />
          <span className={styles.wide}>{t('toMap')}</span>
        </ButtonLink>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
