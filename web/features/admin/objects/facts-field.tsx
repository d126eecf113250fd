import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Fact, LocalText } from '../../../../data/contract.ts';
import { IconButton } from '../../../kit/button.tsx';
import { NumberField, SelectField, TextField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import { LocalTextField } from '../parts/local-text-field.tsx';
import styles from './objects.module.css';

interface FactsFieldProps {
  value: readonly Fact[];
  problem: string | undefined;
  onChange(value: Fact[]): void;
}

/** Figures and facts of the card: each a number with its unit, or words. */
export function FactsField({ value, problem, onChange }: FactsFieldProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const labelOf = (id: string) => {
    const found = city.factLabels[id];
    return found ? localText(found, lang) : id;
  };
  const free = Object.keys(city.factLabels).filter((id) => !value.some(({ label }) => label === id));
  return (
    <fieldset className={forms.group}>
      <legend>{t('fact.title')}</legend>
      {value.map((fact, i) => (
        <FactRow
          key={fact.label}
          label={labelOf(fact.label)}
          fact={fact}
          onChange={(next) => onChange(value.map((one, at) => (at === i ? next : one)))}
          onDrop={() => onChange(value.filter((_, at) => at !== i))}
        />
      ))}
      {problem && <p className={forms.problem}>{problem}</p>}
      <div className={forms.fields}>
        <SelectField
          label={t('fact.add')}
          value=""
          options={[{ value: '', label: t('fact.choose') }, ...free.map((id) => ({ value: id, label: labelOf(id) }))]}
          onChange={(label) => label && onChange([...value, { label, value: Number.NaN }])}
        />
      </div>
    </fieldset>
  );
}

interface FactRowProps {
  label: string;
  fact: Fact;
  onChange(fact: Fact): void;
  onDrop(): void;
}

function FactRow({ label, fact, onChange, onDrop }: FactRowProps) {
  const { t } = useTranslation('admin');
  // What is not a number yet is kept as one that is missing; JSON then says null, and the server names the field.
  const { value, unit, accuracy } = fact;
  const words = typeof value === 'object' && value !== null;
  const without = (key: 'unit' | 'accuracy') => {
    const { [key]: _, ...rest } = fact;
    return rest;
  };
  return (
    <fieldset className={styles.fact}>
      <legend className="sr-only">{label}</legend>
      {words ? (
        <LocalTextField label={label} value={value} onChange={(text) => onChange({ ...fact, value: text ?? ({} as LocalText) })} />
      ) : (
        <NumberField
          label={label}
          step="any"
          value={Number.isFinite(value) ? (value as number) : undefined}
          onChange={(number) => onChange({ ...fact, value: number ?? Number.NaN })}
        />
      )}
      <div className={styles.factMore}>
        {!words && (
          <TextField
            label={t('fact.unit')}
            value={unit ?? ''}
            onChange={(text) => onChange(text ? { ...fact, unit: text } : without('unit'))}
          />
        )}
        <SelectField
          label={t('fact.form')}
          value={words ? 'words' : 'number'}
          options={[
            { value: 'number', label: t('fact.number') },
            { value: 'words', label: t('fact.words') },
          ]}
          onChange={(form) => {
            if (form === 'words') return onChange({ ...without('unit'), value: { vi: Number.isFinite(value) ? String(value) : '' } });
            const number = words ? Number.parseFloat(value.vi ?? '') : value;
            onChange({ ...fact, value: Number.isFinite(number) ? (number as number) : Number.NaN });
          }}
        />
        <SelectField
          label={t('object.accuracy')}
          value={accuracy ?? ''}
          options={[
            { value: '', label: t('fact.asPlace') },
            ...(['surveyed', 'approximate', 'sample'] as const).map((one) => ({ value: one, label: t(`kit:accuracy.${one}`) })),
          ]}
          onChange={(sure) => onChange(sure === '' ? without('accuracy') : { ...fact, accuracy: sure })}
        />
        <IconButton label={t('fact.drop', { label })} onClick={onDrop}>
          <IconTrash aria-hidden="true" />
        </IconButton>
      </div>
    </fieldset>
  );
}
