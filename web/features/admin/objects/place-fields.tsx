import { useTranslation } from 'react-i18next';
import { NumberField, SelectField, TextField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import { LocalTextField } from '../parts/local-text-field.tsx';
import { FactsField } from './facts-field.tsx';
import type { FieldsProps } from './object-fields.tsx';
import { ParagraphsField } from './paragraphs-field.tsx';
import { PositionField } from './position-field.tsx';
import { SourceFields } from './source-fields.tsx';
import { VisitFields } from './visit-fields.tsx';

/** What staff of a school may say of it. */
export function SchoolFields({ value, onChange, problem }: FieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <>
      <LocalTextField label={t('object.name')} value={value.name} problem={problem('name')} onChange={(name) => onChange({ name })} />
      <LocalTextField
        label={t('place.address')}
        value={value.address}
        problem={problem('address')}
        onChange={(address) => onChange({ address })}
      />
      <TextField
        label={t('place.hours')}
        hint={t('place.hoursHint')}
        value={value.openingHours ?? ''}
        problem={problem('openingHours')}
        autoComplete="off"
        onChange={(text) => onChange({ openingHours: text || undefined })}
      />
      <LocalTextField
        label={t('place.summary')}
        multiline
        value={value.summary}
        problem={problem('summary')}
        onChange={(summary) => onChange({ summary })}
      />
      <FactsField value={value.facts ?? []} problem={problem('facts')} onChange={(facts) => onChange({ facts })} />
      <ParagraphsField
        legend={t('place.description')}
        value={value.description ?? []}
        problem={problem('description')}
        onChange={(description) => onChange({ description })}
      />
    </>
  );
}

/** All that a place has. */
export function PlaceFields({ value, onChange, problem }: FieldsProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  return (
    <>
      <SelectField
        label={t('object.kindOf.places')}
        value={value.kind ?? ''}
        problem={problem('kind')}
        options={city.kinds.map(({ id, name }) => ({ value: id, label: localText(name, lang) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <PositionField value={value.position} problem={problem('position')} onChange={(position) => onChange({ position })} />
      <SchoolFields value={value} onChange={onChange} problem={problem} />
      <VisitFields value={value.visit} problem={problem} onChange={(visit) => onChange({ visit })} />
      <div className={forms.fields}>
        <TextField
          label={t('place.aliases')}
          hint={t('place.aliasesHint')}
          value={(value.aliases ?? []).join('; ')}
          problem={problem('aliases')}
          onChange={(text) =>
            onChange({
              aliases: text
                .split(';')
                .map((part) => part.trimStart())
                .filter((part, i, all) => part !== '' || i === all.length - 1),
            })
          }
        />
        <AccuracyField value={value.accuracy} onChange={(accuracy) => onChange({ accuracy })} problem={problem('accuracy')} />
        <NumberField
          label={t('place.uncertainty')}
          min={1}
          value={value.uncertainty}
          problem={problem('uncertainty')}
          onChange={(uncertainty) => onChange({ uncertainty })}
        />
        <TextField
          type="date"
          label={t('place.validFrom')}
          value={value.validFrom ?? ''}
          problem={problem('validFrom')}
          onChange={(day) => onChange({ validFrom: day || undefined })}
        />
        <TextField
          type="date"
          label={t('place.validTo')}
          value={value.validTo ?? ''}
          problem={problem('validTo')}
          onChange={(day) => onChange({ validTo: day || undefined })}
        />
      </div>
      <SourceFields value={value.source} problem={problem} onChange={(source) => onChange({ source })} />
    </>
  );
}

const SURE = ['surveyed', 'approximate', 'sample'] as const;
type Sure = (typeof SURE)[number];

export function AccuracyField({
  value,
  problem,
  onChange,
}: {
  value: Sure | undefined;
  problem: string | undefined;
  onChange(value: Sure): void;
}) {
  const { t } = useTranslation('admin');
  return (
    <SelectField
      label={t('object.accuracy')}
      value={value ?? 'approximate'}
      problem={problem}
      hint={t(`kit:accuracyMeaning.${value ?? 'approximate'}`)}
      options={SURE.map((one) => ({ value: one, label: t(`kit:accuracy.${one}`) }))}
      onChange={onChange}
    />
  );
}
