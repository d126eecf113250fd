import { useTranslation } from 'react-i18next';
import type { OwnStop, OwnWords } from '../../../scenes/tour-contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './studio.module.css';

type Words = OwnStop['words'];

/** Title and text of a stop, Vietnamese beside each other language; a sentence a line. */
export function WordsPart({ words, onWords }: { words: Words; onWords(words: Words): void }) {
  const { t } = useTranslation('studio');
  const { languages } = usePortal();
  const set = (lang: string, change: Partial<OwnWords>) => {
    const now = words[lang] ?? { title: '', sentences: [] };
    const next = { ...now, ...change };
    const { [lang]: _, ...others } = words;
    // A language without a title is not there yet; Vietnamese always is.
    onWords(
      next.title === '' && next.sentences.length === 0 && lang !== 'vi'
        ? others
        : { ...words, [lang]: { ...next, title: next.title || '…' } },
    );
  };
  return (
    <div className={styles.sides}>
      {languages.map((lang) => (
        <fieldset key={lang} className={styles.words} lang={lang}>
          <legend>{languageName(lang)}</legend>
          <label>
            {t('words.title')}
            <input value={words[lang]?.title ?? ''} maxLength={200} onChange={({ target }) => set(lang, { title: target.value })} />
          </label>
          <label>
            {t('words.text')}
            <textarea
              rows={6}
              value={words[lang]?.sentences.map(({ text }) => text).join('\n') ?? ''}
              onChange={({ target }) =>
                set(lang, {
                  sentences: target.value
                    .split('\n')
                    .filter((line, i, all) => line !== '' || i < all.length - 1)
                    .slice(0, 60)
                    .map((text) => ({ text: text.slice(0, 600) || ' ', facts: [] })),
                })
              }
            />
          </label>
        </fieldset>
      ))}
    </div>
  );
}
