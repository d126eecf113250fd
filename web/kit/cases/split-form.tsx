import { useTranslation } from 'react-i18next';
import type { CaseDetail, SplitCase } from '../../../api/features/cases/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { Button } from '../button.tsx';
import forms from '../form.module.css';
import { CaseForm } from './case-form.tsx';
import styles from './cases.module.css';
import { useDraft } from './draft.ts';
import { useBasis } from './use-basis.ts';
import { useCaseAction } from './use-case-action.ts';

const LEAST = 2;
const MOST = 8;

/** Makes several cases of one report: a category and words for each. What was reported stands in the first one to begin with. */
export function SplitForm({ item, me, onClose }: { item: CaseDetail; me: string; onClose(): void }) {
  const { t } = useTranslation('kit');
  const { city, lang } = usePortal();
  const [draft, change, forget] = useDraft(item.id, 'split');
  const basis = useBasis(item, me);
  const { mutate, isPending, error } = useCaseAction(item.id, () => {
    forget();
    onClose();
  });
  const count = Number(draft.count ?? LEAST);
  const part = (i: number) => ({
    categoryId: draft[`category${i}`] ?? (i === 0 ? item.categoryId : ''),
    title: draft[`title${i}`] ?? (i === 0 ? localText(item.title, lang) : ''),
    description: draft[`text${i}`] ?? (i === 0 ? item.description : ''),
  });
  const parts = Array.from({ length: count }, (_, i) => part(i));
  const body: SplitCase = { version: item.version, parts };
  return (
    <CaseForm
      title={t('case.split.title')}
      item={item}
      basis={basis}
      impossible={item.parts !== undefined}
      pending={isPending}
      error={error}
      send={t('case.split.send', { count })}
      onSend={() => mutate({ verb: 'parts', body })}
      onClose={onClose}
    >
      <p className={forms.hint}>{t('case.split.hint')}</p>
      {parts.map(({ categoryId, title, description }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their number
        <fieldset key={i} className={forms.choices}>
          <legend>{t('case.split.part', { number: i + 1 })}</legend>
          <div className={styles.fields}>
            <div className={styles.field}>
              <span id={`split-category-${i}`}>{t('case.category')}</span>
              <select
                required
                aria-labelledby={`split-category-${i}`}
                value={categoryId}
                onChange={(event) => change({ [`category${i}`]: event.target.value })}
              >
                <option value="">{t('case.choose')}</option>
                {city.categories
                  .filter(({ stopper }) => !stopper?.stops)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {localText(name, lang)}
                    </option>
                  ))}
              </select>
            </div>
            <div className={styles.field}>
              <span id={`split-title-${i}`}>{t('case.title')}</span>
              <input
                maxLength={120}
                aria-labelledby={`split-title-${i}`}
                value={title}
                onChange={(event) => change({ [`title${i}`]: event.target.value })}
              />
            </div>
            <div className={styles.field}>
              <span id={`split-text-${i}`}>{t('case.split.text')}</span>
              <textarea
                required
                rows={3}
                maxLength={4000}
                aria-labelledby={`split-text-${i}`}
                value={description}
                onChange={(event) => change({ [`text${i}`]: event.target.value })}
              />
            </div>
          </div>
        </fieldset>
      ))}
      <div className={forms.acts}>
        <Button disabled={count >= MOST} onClick={() => change({ count: String(count + 1) })}>
          {t('case.split.more')}
        </Button>
        {count > LEAST && (
          <Button look="plain" onClick={() => change({ count: String(count - 1) })}>
            {t('case.split.fewer')}
          </Button>
        )}
      </div>
    </CaseForm>
  );
}
