import { useTranslation } from 'react-i18next';
import type { Source } from '../../../../data/contract.ts';
import { TextField } from '../parts/fields.tsx';
import parts from '../parts/parts.module.css';

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
    <fieldset className={parts.local}>
      <legend>{t('source.title')}</legend>
      <div className={parts.fields}>
        {field('name')}
        {field('licence', { hint: t('source.licenceHint') })}
        {field('date', { type: 'date' })}
        {field('url', { type: 'url' })}
      </div>
    </fieldset>
  );
}
