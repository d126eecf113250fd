import { useTranslation } from 'react-i18next';
import type { ListedSite } from '../../../api/features/sites/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './sites.module.css';

/** All parts of a site as buttons; each picks its part and looks at it. */
export function SiteParts({ site, present }: { site: ListedSite; present?: string }) {
  const { t } = useTranslation('sites');
  const { lang, select } = usePortal();
  return (
    <ul className={styles.parts} aria-label={t('parts')}>
      {site.parts.map(({ id, name, position }) => (
        <li key={id}>
          <button type="button" aria-current={id === present ? 'true' : undefined} onClick={() => select(`part:${id}`, position)}>
            {localText(name, lang)}
          </button>
        </li>
      ))}
    </ul>
  );
}
