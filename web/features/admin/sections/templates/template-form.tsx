import { useTranslation } from 'react-i18next';
import type { TextTemplate } from '../../../../../api/features/cases/template-contract.ts';
import { TEMPLATE_FIELDS, TEMPLATE_USES, type TemplateUse } from '../../../../../data/model/templates.ts';
import { Button } from '../../../../kit/button.tsx';
import { ChecksField, SelectField, TextArea, TextField } from '../../../../kit/field.tsx';
import { templatesQuery } from '../../../../lib/case-queries.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { useProblems } from '../../parts/problems.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';

interface TemplateFormProps {
  /** Undefined: a new one. */
  template: TextTemplate | undefined;
  agencies: 'all' | string[];
  onClose(): void;
}

/** One template: its name, its text with fields in braces, and where it is offered. */
export function TemplateForm({ template, agencies, onClose }: TemplateFormProps) {
  const { t } = useTranslation('admin');
  const { city, cityId, lang } = usePortal();
  const begin = { name: '', text: '', agencyId: agencies === 'all' ? null : (agencies[0] ?? null), categoryId: null, uses: [] };
  const { id, ...value } = template ?? { id: undefined, ...begin };
  const form = useForm<Omit<TextTemplate, 'id'>>({ value, version: null });
  const { mutate, isPending, error } = useSave([templatesQuery(cityId).queryKey], onClose);
  const problem = useProblems(error);
  const { name, text, agencyId, categoryId, uses } = form.value;
  const path = `/cities/${cityId}/templates`;
  const own = city.agencies.filter((agency) => agencies === 'all' || agencies.includes(agency.id));
  return (
    <FormFrame
      title={template?.name ?? t('section.templates.add')}
      form={form}
      describe={(of) => [{ label: t('section.templates.text'), text: of.text }]}
      pending={isPending}
      error={error}
      fresh={template === undefined}
      onSave={() => mutate({ method: 'POST', path, body: { ...form.value, ...(id === undefined ? {} : { id }) } })}
      onClose={onClose}
      extra={
        id !== undefined && (
          <Button look="plain" disabled={isPending} onClick={() => mutate({ method: 'POST', path: `${path}/${id}/removal`, body: {} })}>
            {t('section.templates.remove')}
          </Button>
        )
      }
    >
      <TextField
        label={t('section.templates.name')}
        value={name}
        problem={problem('name')}
        onChange={(next) => form.change({ name: next })}
      />
      <TextArea
        label={t('section.templates.text')}
        hint={t('section.templates.fields', {
          fields: TEMPLATE_FIELDS.map((field) => `{{${field}}}`).join(' '),
          interpolation: { skipOnVariables: true },
        })}
        rows={6}
        value={text}
        problem={problem('text')}
        onChange={(next) => form.change({ text: next })}
      />
      <SelectField
        label={t('section.templates.agency')}
        value={agencyId ?? ''}
        problem={problem('agencyId')}
        options={[
          ...(agencies === 'all' ? [{ value: '', label: t('section.templates.everyAgency') }] : []),
          ...own.map((agency) => ({ value: agency.id, label: localText(agency.name, lang) ?? agency.id })),
        ]}
        onChange={(next) => form.change({ agencyId: next || null })}
      />
      <SelectField
        label={t('section.templates.category')}
        value={categoryId ?? ''}
        options={[
          { value: '', label: t('section.templates.everyCategory') },
          ...city.categories.map((category) => ({ value: category.id, label: localText(category.name, lang) ?? category.id })),
        ]}
        onChange={(next) => form.change({ categoryId: next || null })}
      />
      <ChecksField<TemplateUse>
        label={t('section.templates.uses')}
        value={uses}
        options={TEMPLATE_USES.map((use) => ({ value: use, label: t(`section.templates.use.${use}`) }))}
        onChange={(next) => form.change({ uses: next })}
      />
    </FormFrame>
  );
}
