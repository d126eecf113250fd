import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaEntry, AreaSaved } from '../../../../../api/features/boundaries/edit-contract.ts';
import type { Area } from '../../../../../data/contract.ts';
import { SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatDay } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { boundariesQuery } from '../../../../lib/queries.ts';
import type { Described } from '../../parts/changes-list.tsx';
import { FormFrame } from '../../parts/form-frame.tsx';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import { useProblems } from '../../parts/problems.ts';
import { ProposalNotice } from '../../parts/proposal-notice.tsx';
import { slugOf } from '../../parts/slug-of.ts';
import { useAdminAddress } from '../../parts/use-admin-address.ts';
import { adminKey } from '../../parts/use-admin-query.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';
import { AreaNotes } from './area-notes.tsx';
import { MergedField } from './merged-field.tsx';
import { ShapeField } from './shape-field.tsx';

const LEVELS = ['province', 'city', 'ward', 'commune', 'group'] as const;
const ACCURACIES = ['surveyed', 'approximate', 'sample'] as const;
type Properties = Area['properties'];

const EMPTY: Area = {
  type: 'Feature',
  id: '',
  geometry: { type: 'Polygon', coordinates: [] },
  properties: { name: { vi: '' }, level: 'ward', mergedFrom: [], accuracy: 'approximate', source: { name: '', licence: '' } },
};

interface AreaFormProps {
  /** Undefined: a new one. */
  entry: AreaEntry | undefined;
  areas: readonly AreaEntry[];
  onClose(): void;
}

/** One area: what it is called, when it holds, its shape. */
export function AreaForm({ entry, areas, onClose }: AreaFormProps) {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const { open } = useAdminAddress();
  const [answer, setAnswer] = useState<AreaSaved | null>(null);
  const form = useForm<Area>({ value: entry?.area ?? EMPTY, version: entry?.version ?? null });
  const keys = [adminKey(cityId, 'areas'), boundariesQuery(cityId, null).queryKey.slice(0, 2)];
  const save = useSave<AreaSaved>(keys, (saved, { path }) => {
    form.took({ value: form.value, version: form.version });
    setAnswer(saved);
    if (!entry) open(path.slice(path.lastIndexOf('/') + 1));
  });
  const settle = useSave(keys);
  const problem = useProblems(save.error);
  const { properties, geometry } = form.value;
  const set = (patch: Partial<{ [K in keyof Properties]: Properties[K] | undefined }>) =>
    form.change({ properties: { ...properties, ...patch } as Properties });
  const source = (patch: Partial<Properties['source']>) => set({ source: { ...properties.source, ...patch } });
  const field = (name: string) => problem(`area.properties.${name}`);
  const name = (id: string, said?: Properties['name']) =>
    localText(areas.find(({ area }) => area.id === id)?.area.properties.name ?? said ?? { vi: id }, lang);
  const describe = ({ properties: p, geometry: shape }: Area): Described[] => [
    ...Object.entries(p.name).map(([tag, text]) => ({ label: `${t('section.areas.name')} (${tag})`, text })),
    { label: t('section.areas.code'), text: p.code ?? '' },
    { label: t('section.areas.level'), text: t(`section.areas.levels.${p.level}`) },
    { label: t('span.fromLabel'), text: p.validFrom ? formatDay(p.validFrom, lang) : '' },
    { label: t('span.toLabel'), text: p.validTo ? formatDay(p.validTo, lang) : '' },
    {
      label: t('section.areas.merged'),
      text: p.mergedFrom.map((one) => `${name(one.id, one.name)} (${t(`section.areas.share.${one.share}`)})`).join(', '),
    },
    { label: t('section.areas.accuracy'), text: t(`kit:accuracy.${p.accuracy}`) },
    { label: t('section.areas.source'), text: [p.source.name, p.source.licence].join(', ') },
    {
      label: t('section.areas.shape'),
      text: t('section.areas.corners', { count: shape.coordinates.flat(2).length, mark: JSON.stringify(shape).length }),
    },
  ];
  const onSave = (version: typeof form.version) => {
    const id = entry?.area.id ?? slugOf(properties.name.vi ?? '', new Set(areas.map(({ area }) => area.id)));
    setAnswer(null);
    save.mutate({ method: 'PUT', path: `/cities/${cityId}/admin/areas/${id}`, body: { version, area: { ...form.value, id } } });
  };
  return (
    <>
      {entry?.proposal && (
        <ProposalNotice
          before={describe(entry.area)}
          after={describe(entry.proposal.area)}
          pending={settle.isPending}
          error={settle.error}
          onSettle={(take) =>
            settle.mutate({ method: 'POST', path: `/cities/${cityId}/admin/areas/${entry.area.id}/proposal`, body: { take } })
          }
        />
      )}
      <FormFrame
        title={entry ? localText(entry.area.properties.name, lang) : t('section.areas.add')}
        form={form}
        describe={describe}
        pending={save.isPending}
        error={save.error}
        saved={save.isSuccess}
        onSave={onSave}
        onClose={onClose}
      >
        <LocalTextField
          label={t('section.areas.name')}
          value={properties.name}
          problem={field('name')}
          onChange={(value) => set({ name: value ?? { vi: '' } })}
        />
        <div className={forms.fields}>
          <SelectField
            label={t('section.areas.level')}
            value={properties.level}
            options={LEVELS.map((value) => ({ value, label: t(`section.areas.levels.${value}`) }))}
            onChange={(level) => set({ level })}
          />
          <TextField
            label={t('section.areas.code')}
            hint={t('section.areas.codeHint')}
            value={properties.code ?? ''}
            onChange={(code) => set({ code: code === '' ? undefined : code })}
          />
          <TextField
            type="date"
            label={t('span.fromLabel')}
            value={properties.validFrom ?? ''}
            onChange={(day) => set({ validFrom: day === '' ? undefined : day })}
          />
          <TextField
            type="date"
            label={t('span.toLabel')}
            value={properties.validTo ?? ''}
            problem={field('validTo')}
            onChange={(day) => set({ validTo: day === '' ? undefined : day })}
          />
        </div>
        <MergedField
          value={properties.mergedFrom}
          areas={areas.map(({ area }) => ({ id: area.id, name: name(area.id) })).filter(({ id }) => id !== entry?.area.id)}
          nameOf={name}
          problem={field('mergedFrom')}
          onChange={(mergedFrom) => set({ mergedFrom })}
        />
        <ShapeField
          area={form.value}
          before={entry?.area.geometry}
          areas={areas}
          problem={problem('area.geometry')}
          onChange={(shape) => form.change({ geometry: shape })}
        />
        <div className={forms.fields}>
          <SelectField
            label={t('section.areas.accuracy')}
            value={properties.accuracy}
            options={ACCURACIES.map((value) => ({ value, label: t(`kit:accuracy.${value}`) }))}
            onChange={(accuracy) => set({ accuracy })}
          />
          <TextField
            label={t('section.areas.source')}
            value={properties.source.name}
            problem={field('source.name')}
            onChange={(text) => source({ name: text })}
          />
          <TextField
            label={t('section.areas.licence')}
            value={properties.source.licence}
            problem={field('source.licence')}
            onChange={(licence) => source({ licence })}
          />
        </div>
        {answer && geometry && <AreaNotes notes={answer.notes} areas={areas} />}
      </FormFrame>
    </>
  );
}
