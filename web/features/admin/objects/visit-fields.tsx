import { useTranslation } from 'react-i18next';
import type { LocalText, Visit } from '../../../../data/contract.ts';
import { SelectField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { LocalTextField } from '../parts/local-text-field.tsx';
import { ParagraphsField } from './paragraphs-field.tsx';

interface VisitFieldsProps {
  value: Visit | undefined;
  problem(field: string): string | undefined;
  onChange(value: Visit | undefined): void;
}
type Access = NonNullable<Visit['wheelchair']>['access'];
const ACCESS: Access[] = ['yes', 'limited', 'no'];

/** What a visitor asks before coming; what stays empty is told as not known. */
export function VisitFields({ value, problem, onChange }: VisitFieldsProps) {
  const { t } = useTranslation('admin');
  const visit: Visit = value ?? { manners: [] };
  const set = (patch: Partial<Visit>) => {
    const next = { ...visit, ...patch };
    onChange(next.prices || next.wheelchair || next.manners.length > 0 ? next : undefined);
  };
  const { wheelchair } = visit;
  return (
    <fieldset className={forms.group}>
      <legend>{t('visit.title')}</legend>
      <LocalTextField
        label={t('visit.prices')}
        value={visit.prices}
        problem={problem('visit.prices')}
        onChange={(prices) => set({ prices })}
      />
      <SelectField
        label={t('visit.wheelchair')}
        value={wheelchair?.access ?? ''}
        options={[
          { value: '', label: t('visit.unknown') },
          ...ACCESS.map((access) => ({ value: access, label: t(`visit.access.${access}`) })),
        ]}
        onChange={(chosen) => {
          const access = ACCESS.find((one) => one === chosen);
          set({ wheelchair: access && { ...wheelchair, access } });
        }}
      />
      {wheelchair && (
        <LocalTextField
          label={t('visit.wheelchairNote')}
          value={wheelchair.note}
          problem={problem('visit.wheelchair')}
          onChange={(note) => set({ wheelchair: { ...wheelchair, note } })}
        />
      )}
      <ParagraphsField
        legend={t('visit.manners')}
        value={visit.manners}
        problem={problem('visit.manners')}
        onChange={(manners: LocalText[]) => set({ manners })}
      />
    </fieldset>
  );
}
