import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Area, LocalText } from '../../../../../data/contract.ts';
import { IconButton } from '../../../../kit/button.tsx';
import { SelectField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';

type Merged = Area['properties']['mergedFrom'];
const SHARES = ['full', 'part'] as const;

interface MergedFieldProps {
  value: Merged;
  areas: readonly { id: string; name: string }[];
  nameOf(id: string, said?: LocalText): string;
  problem: string | undefined;
  onChange(value: Merged): void;
}

/** The areas that this one was made from. */
export function MergedField({ value, areas, nameOf, problem, onChange }: MergedFieldProps) {
  const { t } = useTranslation('admin');
  const used = new Set(value.map(({ id }) => id));
  return (
    <fieldset className={forms.group}>
      <legend>{t('section.areas.merged')}</legend>
      {value.map((one, i) => (
        <div key={one.id} className={forms.row}>
          <SelectField
            label={nameOf(one.id, one.name)}
            value={one.share}
            options={SHARES.map((share) => ({ value: share, label: t(`section.areas.share.${share}`) }))}
            onChange={(share) => onChange(value.with(i, { ...one, share }))}
          />
          <IconButton
            label={t('section.areas.mergedRemove', { name: nameOf(one.id, one.name) })}
            onClick={() => onChange(value.filter(({ id }) => id !== one.id))}
          >
            <IconTrash aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <SelectField
        label={t('section.areas.mergedAdd')}
        value=""
        problem={problem}
        options={[
          { value: '', label: t('section.areas.mergedNone') },
          ...areas.filter(({ id }) => !used.has(id)).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => id !== '' && onChange([...value, { id, share: 'full' }])}
      />
    </fieldset>
  );
}
