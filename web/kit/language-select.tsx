import { useTranslation } from 'react-i18next';
import { languageName } from '../i18n/language-name.ts';
import styles from './language-select.module.css';

interface LanguageSelectProps {
  lang: string;
  languages: string[];
  onChange(lang: string): void;
  /** In a menu: the whole name, no card of its own. */
  inMenu?: boolean;
}

/** The interface's language, each by its own name; the platform's own list, so it works everywhere. */
export function LanguageSelect({ lang, languages, onChange, inMenu = false }: LanguageSelectProps) {
  const { t } = useTranslation('kit');
  return (
    <label className={styles.box} data-menu={inMenu || undefined}>
      <span className="sr-only">{t('language')}</span>
      <span aria-hidden="true">{inMenu ? languageName(lang) : lang.toUpperCase()}</span>
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
