import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../data/contract.ts';
import { Badge, Facts } from '../../kit/card.tsx';
import { CardBand } from '../../kit/card-band.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import type { Draft } from './draft.ts';
import styles from './preview.module.css';
import { wardAt } from './ward-at.ts';

/** The report as everybody will see it on the map, and below it what only the city's staff will see. */
export function PublicPreview({ draft, category }: { draft: Draft; category: Category | undefined }) {
  const { t } = useTranslation('report');
  const { cityId, city, lang } = usePortal();
  const areas = useQuery(boundariesQuery(cityId, null));
  const ward = draft.place && areas.data && wardAt(areas.data.features, draft.place);
  const where = [draft.address.trim(), ward && localText(ward.properties.name, lang)].filter(Boolean).join(', ');
  const contact = Object.values(draft.contact).some((text) => text.trim() !== '');
  return (
    <>
      <article className={styles.card} aria-label={t('preview.title')}>
        <CardBand spec={pinSpec('report-new', city.kinds)}>{t('reports:kind')}</CardBand>
        <h3>{draft.title.trim() || localText(category?.name, lang) || t('drafts.unnamed')}</h3>
        {where && <p className={styles.muted}>{where}</p>}
        <Badge tone={pinSpec('report-new', city.kinds).colour}>{t('reports:state.report-new')}</Badge>
        <Facts rows={category ? [{ label: t('reports:category'), value: localText(category.name, lang) }] : []} />
      </article>
      <ul className={styles.notes}>
        <li>{t(category?.moderation === 'after' ? 'preview.atOnce' : 'preview.looked')}</li>
        <li>{t(contact ? 'preview.staffContact' : 'preview.staff')}</li>
        <li>{t('preview.metadata')}</li>
      </ul>
    </>
  );
}
