import { useTranslation } from 'react-i18next';
import type { CategoryEntry } from '../../../../../api/features/rules/contract.ts';
import type { Category } from '../../../../../data/contract.ts';
import { CheckField, NumberField, SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { Notice } from '../../../../kit/notice.tsx';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { cityQuery } from '../../../../lib/queries.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { useProblems } from '../../parts/problems.ts';
import { slugOf } from '../../parts/slug-of.ts';
import { useAdminAddress } from '../../parts/use-admin-address.ts';
import { adminKey } from '../../parts/use-admin-query.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';
import styles from './categories.module.css';
import { useCategoryWords } from './category-words.ts';
import { QuestionsField } from './questions-field.tsx';

/** Drawn by the report form; another name gets the general drawing. */
const ICONS = [
  'road',
  'traffic-lights',
  'bulb',
  'trash',
  'droplet',
  'trees',
  'building-store',
  'volume',
  'alert-triangle',
  'school',
  'phone-call',
];
const EMPTY: Category = { id: '', name: { vi: '' }, icon: 'road', days: 5, questions: [], moderation: 'before', keywords: [] };

interface CategoryFormProps {
  /** Undefined: a new one. */
  entry: CategoryEntry | undefined;
  editable: boolean;
  taken: ReadonlySet<string>;
  onClose(): void;
}

/** One category: its names, its time limit, what it asks, what it stops. */
export function CategoryForm({ entry, editable, taken, onClose }: CategoryFormProps) {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const { open } = useAdminAddress();
  const { describe } = useCategoryWords();
  const form = useForm<Category>({ value: entry?.category ?? EMPTY, version: entry?.version ?? null });
  const keys = [adminKey(cityId, 'categories'), cityQuery(cityId).queryKey];
  const save = useSave(keys, (_, { path }) => {
    form.took({ value: form.value, version: form.version });
    if (!entry) open(path.slice(path.lastIndexOf('/') + 1));
  });
  const problem = useProblems(save.error);
  const category = form.value;
  const { stopper } = category;
  const icons = ICONS.includes(category.icon) ? ICONS : [category.icon, ...ICONS];
  const onSave = (version: typeof form.version) => {
    const id = entry?.category.id ?? slugOf(category.name.vi ?? '', taken);
    const keywords = category.keywords.map((word) => word.trim()).filter((word) => word !== '');
    save.mutate({ method: 'PUT', path: `/admin/categories/${id}`, body: { version, category: { ...category, keywords, id } } });
  };
  return (
    <>
      {!editable && <Notice>{t('everywhereOnly')}</Notice>}
      <FormFrame
        title={entry ? localText(entry.category.name, lang) : t('section.categories.add')}
        form={form}
        describe={describe}
        pending={save.isPending}
        error={save.error}
        saved={save.isSuccess}
        locked={!editable}
        onSave={onSave}
        onClose={onClose}
      >
        <fieldset className={styles.plain} disabled={!editable}>
          <LocalTextField
            label={t('section.categories.name')}
            value={category.name}
            problem={problem('category.name')}
            onChange={(name) => form.change({ name: name ?? { vi: '' } })}
          />
          <div className={forms.fields}>
            <SelectField
              label={t('section.categories.icon')}
              value={category.icon}
              options={icons.map((value) => ({ value, label: value }))}
              onChange={(icon) => form.change({ icon })}
            />
            <NumberField
              label={t('section.categories.days')}
              hint={t('section.categories.daysHint')}
              value={category.days}
              min={1}
              max={365}
              problem={problem('category.days')}
              onChange={(days) => form.change({ days: days ?? 0 })}
            />
            <SelectField
              label={t('section.categories.moderation')}
              value={category.moderation}
              options={(['before', 'after'] as const).map((value) => ({ value, label: t(`section.categories.moderations.${value}`) }))}
              onChange={(moderation) => form.change({ moderation })}
            />
          </div>
          <TextField
            label={t('section.categories.keywords')}
            hint={t('section.categories.keywordsHint')}
            value={category.keywords.join(', ')}
            onChange={(text) => form.change({ keywords: text === '' ? [] : text.split(',').map((word) => word.replace(/^\s+/, '')) })}
          />
          <QuestionsField value={category.questions} problem={problem} onChange={(questions) => form.change({ questions })} />
          <section className={styles.box} aria-label={t('section.categories.stopper')}>
            <CheckField
              label={t('section.categories.stopperOn')}
              value={stopper !== undefined}
              onChange={(on) => form.change({ stopper: on ? { text: { vi: '' }, stops: false } : undefined })}
            />
            {stopper && (
              <>
                <LocalTextField
                  label={t('section.categories.stopperText')}
                  value={stopper.text}
                  problem={problem('category.stopper.text')}
                  onChange={(text) => form.change({ stopper: { ...stopper, text: text ?? { vi: '' } } })}
                />
                <TextField
                  type="tel"
                  label={t('section.categories.phone')}
                  value={stopper.phone ?? ''}
                  problem={problem('category.stopper.phone')}
                  onChange={(text) => {
                    const { phone: _, ...rest } = stopper;
                    form.change({ stopper: text === '' ? rest : { ...rest, phone: text } });
                  }}
                />
                <CheckField
                  label={t('section.categories.stops')}
                  value={stopper.stops}
                  onChange={(stops) => form.change({ stopper: { ...stopper, stops } })}
                />
              </>
            )}
          </section>
        </fieldset>
        {entry && <p className={forms.hint}>{t('section.categories.used', { count: entry.reports })}</p>}
      </FormFrame>
    </>
  );
}
