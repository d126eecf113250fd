import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import type { SelectionType } from '../../lib/selection.ts';
import { SiteParts } from './site-parts.tsx';
import styles from './sites.module.css';
import { sitesQuery } from './sites-api.ts';

/** On the card of a place that is modelled in 3D: its parts, to be reached and read without the map. */
export function PartList({ type, id }: { type: SelectionType; id: string }) {
  const { t } = useTranslation('sites');
  const { cityId, lang } = usePortal();
  const { data } = useQuery({ ...sitesQuery(cityId), enabled: type === 'place' });
  const site = data?.sites.find(({ place }) => place === id);
  if (!site) return null;
  return (
    <section aria-label={t('parts')}>
      {/* Folded: what the place is comes before what it consists of. */}
      <details className={styles.all}>
        <summary>{t('partsOf', { count: site.parts.length })}</summary>
        <SiteParts site={site} />
      </details>
      <p>
        <small>
          {site.reconstructed && <strong>{t('reconstruction')}: </strong>}
          {localText(site.note, lang)}
        </small>
      </p>
    </section>
  );
}
