import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { type Cone, PlanMap } from './plan-map.tsx';

interface PositionFieldProps {
  value: readonly [number, number] | undefined;
  cone?: Cone | undefined;
  problem: string | undefined;
  onChange(position: [number, number]): void;
}

/** Where it stands: on a plan, or in degrees. */
export function PositionField({ value = [0, 0], cone, problem, onChange }: PositionFieldProps) {
  const { t } = useTranslation('admin');
  const [lng, lat] = value;
  return (
    <fieldset className={forms.group}>
      <legend>{t('object.position')}</legend>
      <PlanMap value={value} cone={cone} onChange={onChange} />
      <div className={forms.fields}>
        <NumberField
          label={t('object.lat')}
          step="any"
          min={-85}
          max={85}
          value={lat}
          onChange={(next) => next !== undefined && onChange([lng, next])}
        />
        <NumberField
          label={t('object.lng')}
          step="any"
          min={-180}
          max={180}
          value={lng}
          onChange={(next) => next !== undefined && onChange([next, lat])}
        />
      </div>
      {problem && <p className={forms.problem}>{problem}</p>}
    </fieldset>
  );
}
