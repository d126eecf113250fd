import { useTranslation } from 'react-i18next';
import type { GuideFact } from '../../../scenes/guide-contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './story-facts.module.css';

/** What a story rests on, and who says so. */
export function StoryFacts({ facts }: { facts: readonly GuideFact[] }) {
  const { t } = useTranslation('kit');
  const { lang } = usePortal();
  if (facts.length === 0) return null;
  return (
    <details className={styles.facts}>
      <summary>{t('knownFacts', { count: facts.length })}</summary>
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
