import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaChecked, AreaEntry } from '../../../../../api/features/boundaries/edit-contract.ts';
import type { Area } from '../../../../../data/contract.ts';
import { describedBy, Field } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatNumber } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { postJson } from '../../../../lib/post.ts';
import { AreaMap } from '../../parts/area-map.tsx';
import { AreaNotes } from './area-notes.tsx';
import { readShape } from './read-shape.ts';

interface ShapeFieldProps {
  area: Area;
  before: Area['geometry'] | undefined;
  areas: readonly AreaEntry[];
  problem: string | undefined;
  onChange(geometry: Area['geometry']): void;
}

/** A shape out of a GeoJSON file, looked at and checked before it is saved. */
export function ShapeField({ area, before, areas, problem, onChange }: ShapeFieldProps) {
  const { t, i18n } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const id = useId();
  const [unread, setUnread] = useState<string | null>(null);
  const { geometry, properties } = area;
  const drawn = geometry.coordinates.length > 0;
  // Only shape and days decide; the rest may be half typed.
  const asked = { geometry, level: properties.level, validFrom: properties.validFrom, validTo: properties.validTo };
  const check = useQuery({
    queryKey: ['admin', cityId, 'area-check', area.id, JSON.stringify(asked)],
    queryFn: ({ signal }) => {
      const { code: _, ...rest } = properties;
      const whole = {
        ...area,
        id: area.id || 'moi',
        properties: { ...rest, name: { vi: 'x' }, mergedFrom: [], source: { name: 'x', licence: 'x' } },
      };
      return postJson<AreaChecked>(`/cities/${cityId}/admin/areas/check`, { area: whole }, { signal });
    },
    enabled: drawn,
    staleTime: 60_000,
    retry: false,
  });
  const take = async (file: File | undefined) => {
    if (!file) return;
    const shape = readShape(await file.text());
    setUnread(shape ? null : file.name);
    if (shape) onChange(shape);
  };
  const fault = check.data?.faults.find(({ field }) => field === 'area.geometry');
  const said = fault && (i18n.exists(`admin:problem.${fault.message}`) ? t(`problem.${fault.message}`) : t('problem.other'));
  const wrong = unread !== null ? t('section.areas.unread', { name: unread }) : (said ?? problem);
  return (
    <fieldset className={forms.group}>
      <legend>{t('section.areas.shape')}</legend>
      <p className={forms.hint}>{t('section.areas.shapeHint')}</p>
      {drawn && (
        <AreaMap
          label={t('section.areas.shapeShown')}
          on={properties.validFrom ?? null}
          shape={geometry}
          {...(before && before !== geometry ? { before } : {})}
        />
      )}
      <Field id={id} label={t('section.areas.file')}>
        <input
          id={id}
          type="file"
          accept=".geojson,.json,application/geo+json,application/json"
          {...describedBy(id, { problem: wrong })}
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </Field>
      {wrong && (
        <p id={`${id}-problem`} role="alert" className={forms.problem}>
          {wrong}
        </p>
      )}
      {check.data && !fault && (
        <p role="status" className={forms.hint}>
          {t('section.areas.size', { km2: formatNumber(check.data.squareMetres / 1e6, lang, 2) })}
        </p>
      )}
      {check.data && <AreaNotes notes={check.data.notes} areas={areas} />}
    </fieldset>
  );
}
