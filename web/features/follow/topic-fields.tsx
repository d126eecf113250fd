import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './follow.module.css';

/** Topics, none chosen meaning all. */
export function TopicFields({ topics, onChange }: { topics: string[]; onChange(topics: string[]): void }) {
  const { t } = useTranslation('follow');
  const { city, lang } = usePortal();
  const names = topics.map((id) => localText(city.categories.find((one) => one.id === id)?.name, lang));
  return (
    <details className={styles.topics}>
      <summary>
        {t('form.topics')}: {topics.length > 0 ? names.join(', ') : t('form.allTopics')}
      </summary>
      <fieldset className={forms.choices}>
        <legend className="sr-only">{t('form.topics')}</legend>
        {city.categories
          .filter((category) => !category.stopper?.stops)
          .map((category) => (
            <label key={category.id}>
              <input
                type="checkbox"
                checked={topics.includes(category.id)}
                onChange={(event) => onChange(event.target.checked ? [...topics, category.id] : topics.filter((id) => id !== category.id))}
              />
              <span>{localText(category.name, lang)}</span>
            </label>
          ))}
      </fieldset>
    </details>
  );
}
