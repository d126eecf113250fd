import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseRef } from '../../../api/features/cases/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import forms from '../form.module.css';
import { Progress } from '../progress.tsx';
import marks from './case-marks.module.css';
import styles from './cases.module.css';
import { useCaseAddress } from './use-case-address.ts';
import { useCaseNames } from './use-case-names.ts';

/** What a case is a part of, or the parts that it was split into with how far they are. */
export function CaseFamily({ item }: { item: CaseDetail }) {
  const { t } = useTranslation('kit');
  const { parts, whole, split = [], parentId } = item;
  if (!parts && !parentId) return null;
  return (
    <section className={styles.part} aria-label={t(parts ? 'case.family.parts' : 'case.family.whole')}>
      <h3>{t(parts ? 'case.family.parts' : 'case.family.whole')}</h3>
      {parts && (
        <>
          <Progress label={t('case.family.closed', { closed: parts.closed, total: parts.total })} fraction={parts.closed / parts.total} />
          <p className={forms.hint}>{t('case.family.note')}</p>
        </>
      )}
      {!parts && !whole && <p className={forms.hint}>{t('case.family.elsewhere', { id: parentId })}</p>}
      <CaseRefs refs={whole ? [whole] : split} />
    </section>
  );
}

/** Cases as links that open them on the same page. */
export function CaseRefs({ refs }: { refs: readonly CaseRef[] }) {
  const { t } = useTranslation('kit');
  const { lang } = usePortal();
  const names = useCaseNames();
  const { setOpen } = useCaseAddress();
  return (
    <ul className={marks.refs}>
      {refs.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => setOpen(one.id)}>
            <strong>{localText(one.title, lang)}</strong>
            <small>{[names.category(one.categoryId), names.agency(one.agencyId) ?? t('case.noAgency')].join(' · ')}</small>
          </button>
          <span className={styles.state} data-state={one.state} data-late={one.late || undefined}>
            {t(`case.state.${one.state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
