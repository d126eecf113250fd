import { useTranslation } from 'react-i18next';
import type { Category } from '../../../data/contract.ts';
import { Badge, Facts } from '../../kit/card.tsx';
import { CardBand } from '../../kit/card-band.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import type { Draft } from './draft.ts';
import styles from './preview.module.css';

/** The report as everybody will see it on the map, and below it what only the city's staff will see. */
export function PublicPreview({ draft, category }: { draft: Draft; category: Category | undefined }) {
  const { t } = useTranslation('report');
  const { city, lang } = usePortal();
  const contact = Object.values(draft.contact).some((text) => text.trim() !== '');
  const atOnce = category?.moderation === 'after';
  return (
    <>
      <article className={styles.card} aria-label={t('preview.title')}>
        <CardBand spec={pinSpec('report-new', city.kinds)}>{t('reports:kind')}</CardBand>
        <h3>{draft.title.trim() || localText(category?.name, lang) || t('drafts.unnamed')}</h3>
        {draft.address.trim() && <p className={styles.muted}>{draft.address.trim()}</p>}
        <Badge tone={pinSpec('report-new', city.kinds).colour}>{t('reports:state.report-new')}</Badge>
        <Facts
          rows={[
            ...(category ? [{ label: t('reports:category'), value: localText(category.name, lang) }] : []),
            { label: t('reports:agency'), value: t('preview.onReceipt') },
            { label: t('reports:due'), value: t('preview.onReceipt') },
          ]}
        />
      </article>
      <ul className={styles.notes}>
        <li>{t('preview.place')}</li>
        <li>{t(atOnce ? 'preview.atOnce' : 'preview.looked')}</li>
        <li>{t(contact ? 'preview.staffContact' : 'preview.staff')}</li>
        <li>{t('preview.metadata')}</li>
      </ul>
    </>
  );
}
