import { useTranslation } from 'react-i18next';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import type { Sentence } from '../../../scenes/guide-contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './guide.module.css';

/** What the sentences of a stop rest on, and who says so. */
export function Facts({ guide, sentences }: { guide: GuideDetail; sentences: readonly Sentence[] }) {
  const { t } = useTranslation('guide');
  const { lang } = usePortal();
  const used = new Set(sentences.flatMap(({ facts }) => facts));
  const facts = guide.facts.filter(({ id }) => used.has(id));
  return (
    <details className={styles.facts}>
      <summary>{t('facts', { count: facts.length })}</summary>
      <ul>
        {facts.map(({ id, text, certainty, sources }) => (
          <li key={id}>
            {localText(text, lang)}
            <small>
              {t(`certainty.${certainty}`)}:{' '}
              {sources.map(({ name, url }, i) => (
                <span key={url ?? name}>
                  {i > 0 && ', '}
                  {url ? (
                    <a href={url} rel="noreferrer" target="_blank">
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                </span>
              ))}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
