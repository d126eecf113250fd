import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../../../../data/contract.ts';
import { fold } from '../../../../../data/model/fold.ts';
import { ChecksField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { boundariesQuery, camerasQuery, placesQuery } from '../../../../lib/queries.ts';
import styles from '../../objects/objects.module.css';
import parts from '../../parts/parts.module.css';
import type { ScopeKind } from './grants-field.tsx';

/** So many can be seen at once without a search. */
const FEW = 8;

interface ScopePickerProps {
  kind: ScopeKind;
  value: readonly string[];
  onChange(ids: string[]): void;
}

/** Which agencies, areas, schools or cameras: those that are chosen first, then what the search finds. */
export function ScopePicker({ kind, value, onChange }: ScopePickerProps) {
  const { t } = useTranslation('admin');
  const [text, setText] = useState('');
  const all = useChoices(kind);
  const words = fold(text).split(' ');
  const known = new Set(all.map((one) => one.value));
  // What is gone by now can still be taken away.
  const gone = value.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }));
  const found = [...all, ...gone].filter((one) => value.includes(one.value) || words.every((word) => fold(one.label).includes(word)));
  const sorted = [...found].sort((a, b) => Number(value.includes(b.value)) - Number(value.includes(a.value)));
  return (
    <div className={parts.list}>
      {all.length > FEW && <TextField type="search" label={t(`users.find.${kind}`)} value={text} onChange={setText} />}
      <div className={styles.picks}>
        <ChecksField label={t('users.chosen', { count: value.length })} value={value} options={sorted} onChange={onChange} />
      </div>
      {value.length === 0 && <p className={forms.problem}>{t('users.emptyScope')}</p>}
    </div>
  );
}

function useChoices(kind: ScopeKind): { value: string; label: string }[] {
  const { cityId, city, lang } = usePortal();
  const schools = useQuery({ ...placesQuery(cityId, ['school']), enabled: kind === 'schools' });
  const areas = useQuery({ ...boundariesQuery(cityId, null), enabled: kind === 'areas' });
  const cameras = useQuery({ ...camerasQuery(cityId), enabled: kind === 'cameras' });
  const named = (id: string, name: LocalText) => ({ value: id, label: localText(name, lang) });
  if (kind === 'agencies') return city.agencies.map(({ id, name }) => named(id, name));
  if (kind === 'schools') return (schools.data ?? []).map(({ id, properties }) => named(id, properties.name));
  if (kind === 'cameras') return (cameras.data ?? []).map(({ id, properties }) => named(id, properties.name));
  return (areas.data?.features ?? []).map(({ id, properties }) => named(id, properties.name));
}
