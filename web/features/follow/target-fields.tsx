import { IconCurrentLocation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressSearch } from '../../kit/address-search.tsx';
import { Button, ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { askPosition, type LocateFailure } from '../../lib/ask-position.ts';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import { RADII } from './choices.ts';
import styles from './follow.module.css';
import type { TargetChoice } from './target-choice.ts';
import { wardAt } from './ward-at.ts';

interface TargetFieldsProps {
  choice: TargetChoice;
  lack: string | null;
  onChange(choice: TargetChoice): void;
}
const KINDS = ['point', 'area', 'city'] as const;

/** Round a point, a ward, or everything. */
export function TargetFields({ choice, lack, onChange }: TargetFieldsProps) {
  const { t } = useTranslation('follow');
  const { cityId, lang } = usePortal();
  const id = useId();
  const areas = useQuery(boundariesQuery(cityId, null));
  const wards = (areas.data?.features ?? [])
    .filter((area) => ['ward', 'commune'].includes(area.properties.level))
    .map((area) => ({ id: area.id, name: localText(area.properties.name, lang) ?? area.id }))
    .sort((a, b) => a.name.localeCompare(b.name, lang));
  return (
    <>
      <fieldset className={forms.choices}>
        <legend>{t('form.where')}</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name={`${id}-kind`} checked={choice.kind === kind} onChange={() => onChange({ ...choice, kind })} />
            <span>{t(`form.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      {choice.kind === 'area' && (
        <label className={forms.field}>
          {t('form.ward')}
          <select
            data-lack="area"
            value={choice.area}
            aria-invalid={lack === 'area' || undefined}
            onChange={(event) => onChange({ ...choice, area: event.target.value })}
          >
            <option value="">{t('form.chooseWard')}</option>
            {wards.map((ward) => (
              <option key={ward.id} value={ward.id}>
                {ward.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {choice.kind === 'point' && <PointFields choice={choice} onChange={onChange} />}
      {(lack === 'place' || lack === 'area') && (
        <p role="alert" className={forms.problem}>
          {t(`problem.${lack}`)}
        </p>
      )}
    </>
  );
}

/** A point by position, address or map, and how far round it. */
function PointFields({ choice, onChange }: Omit<TargetFieldsProps, 'lack'>) {
  const { t } = useTranslation('follow');
  const { cityId, lang, href } = usePortal();
  const [device, setDevice] = useState<'asking' | LocateFailure | null>(null);
  const areas = useQuery(boundariesQuery(cityId, null));
  const { at, found, radius } = choice;
  const ward = at && wardAt(areas.data?.features ?? [], { lng: at[0], lat: at[1] });
  const here = async () => {
    setDevice('asking');
    const answer = await askPosition();
    if (typeof answer === 'string') return setDevice(answer);
    setDevice(null);
    onChange({ ...choice, at: [answer.lng, answer.lat], found: 'device' });
  };
  return (
    <>
      {at && (
        <div className={styles.chosen} role="status">
          <strong>{(ward && localText(ward.properties.name, lang)) ?? t('form.noWard')}</strong>
          <p className={forms.note}>
            {found === 'map' || found === 'device' ? t(`form.found.${found}`) : found} · {at[1].toFixed(5)}, {at[0].toFixed(5)}
          </p>
        </div>
      )}
      <div className={styles.row}>
        <Button
          data-lack="place"
          icon={<IconCurrentLocation size={20} aria-hidden="true" />}
          disabled={device === 'asking'}
          onClick={() => void here()}
        >
          {t('form.here')}
        </Button>
        <ButtonLink href={href({ selection: null })}>{t('form.onMap')}</ButtonLink>
      </div>
      <p className={forms.note}>{t('form.onMapHint')}</p>
      {device === 'asking' && (
        <p role="status" className={forms.note}>
          {t('locate:asking')}
        </p>
      )}
      {device && device !== 'asking' && <Notice tone="bad">{t(`locate:failed.${device}`)}</Notice>}
      <AddressSearch
        cityId={cityId}
        onPick={({ name, position: [lng, lat] }) => onChange({ ...choice, at: [lng, lat], found: localText(name, lang) ?? null })}
      />
      <label className={forms.field}>
        {t('form.radius')}
        <select value={radius} onChange={(event) => onChange({ ...choice, radius: Number(event.target.value) })}>
          {RADII.map((metres) => (
            <option key={metres} value={metres}>
              {formatDistance(metres, lang)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
