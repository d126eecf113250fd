import { useTranslation } from 'react-i18next';
import type { Source } from '../../../../data/contract.ts';
import { TextField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';

interface SourceFieldsProps {
  value: Source | undefined;
  problem(field: string): string | undefined;
  onChange(source: Source): void;
}

/** Where the facts come from; shown on the card. */
export function SourceFields({ value = { name: '', licence: '' }, problem, onChange }: SourceFieldsProps) {
  const { t } = useTranslation('admin');
  const field = (key: keyof Source, rest: { type?: string; hint?: string } = {}) => (
    <TextField
      {...rest}
      label={t(`source.${key}`)}
      value={value[key] ?? ''}
      problem={problem(`source.${key}`)}
      onChange={(text) => {
        const { [key]: _, ...others } = value;
        const required = key === 'name' || key === 'licence';
        onChange((text || required ? { ...others, [key]: text } : others) as Source);
      }}
    />
  );
  return (
    <fieldset className={forms.group}>
      <legend>{t('source.title')}</legend>
      <div className={forms.fields}>
        {field('name')}
        {field('licence', { hint: t('source.licenceHint') })}
        {field('date', { type: 'date' })}
        {field('url', { type: 'url' })}
      </div>
    </fieldset>
  );
}
