import { useTranslation } from 'react-i18next';
import type { GuideFact } from '../../../scenes/guide-contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './sites.module.css';

/** What a part's story rests on, and who says so. */
export function PartFacts({ facts }: { facts: readonly GuideFact[] }) {
  const { t } = useTranslation('sites');
  const { lang } = usePortal();
  if (facts.length === 0) return null;
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
