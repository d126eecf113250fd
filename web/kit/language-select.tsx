import { useTranslation } from 'react-i18next';
import { languageName } from '../i18n/language-name.ts';
import styles from './language-select.module.css';

interface LanguageSelectProps {
  lang: string;
  languages: string[];
  onChange(lang: string): void;
  className?: string | undefined;
}

/** The interface's language, each by its own name; the platform's own list, so it works everywhere. */
export function LanguageSelect({ lang, languages, onChange, className = '' }: LanguageSelectProps) {
  const { t } = useTranslation('kit');
  return (
    <label className={`${styles.box} ${className}`}>
      <span className="sr-only">{t('language')}</span>
      {languages.length > 3 ? (
        <span aria-hidden="true">{lang.toUpperCase()}</span>
      ) : (
        <span aria-hidden="true" className={styles.codes}>
          {languages.map((l) => (
            <span key={l} data-on={l === lang || undefined}>
              {l.toUpperCase()}
            </span>
          ))}
        </span>
      )}
      <select className={styles.select} value={lang} onChange={(event) => onChange(event.target.value)}>
        {languages.map((l) => (
          <option key={l} value={l} lang={l}>
            {languageName(l)}
          </option>
        ))}
      </select>
    </label>
  );
}
