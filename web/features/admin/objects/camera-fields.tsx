import { useTranslation } from 'react-i18next';
import { NumberField, SelectField, TextField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import { LocalTextField } from '../parts/local-text-field.tsx';
import type { FieldsProps } from './object-fields.tsx';
import { AccuracyField } from './place-fields.tsx';
import { PositionField } from './position-field.tsx';
import { SourceFields } from './source-fields.tsx';
import { PURPOSES } from './use-kind-names.ts';

/** All that a camera has; what it sees is drawn on the plan while one types. */
export function CameraFields({ value, onChange, problem }: FieldsProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const number = (field: 'heading' | 'fieldOfView' | 'range' | 'mountHeight', min: number, max: number) => (
    <NumberField
      label={t(`camera.${field}`)}
      min={min}
      max={max}
      step="any"
      value={value[field]}
      problem={problem(field)}
      onChange={(next) => onChange({ [field]: next })}
    />
  );
  const { heading, fieldOfView, range } = value;
  const cone = heading === undefined || fieldOfView === undefined || range === undefined ? undefined : { heading, fieldOfView, range };
  return (
    <>
      <LocalTextField label={t('object.name')} value={value.name} problem={problem('name')} onChange={(name) => onChange({ name })} />
      <PositionField value={value.position} cone={cone} problem={problem('position')} onChange={(position) => onChange({ position })} />
      <div className={forms.fields}>
        {number('heading', 0, 359.9)}
        {number('fieldOfView', 1, 360)}
        {number('range', 1, 500)}
        {number('mountHeight', 0, 60)}
        <SelectField
          label={t('object.kindOf.cameras')}
          value={value.purpose ?? 'traffic'}
          problem={problem('purpose')}
          options={PURPOSES.map((one) => ({ value: one, label: t(`camera.purposes.${one}`) }))}
          onChange={(purpose) => onChange({ purpose })}
        />
        <SelectField
          label={t('camera.visibility')}
          hint={t('camera.visibilityHint')}
          value={value.visibility ?? 'staff'}
          problem={problem('visibility')}
          options={(['public', 'staff'] as const).map((one) => ({ value: one, label: t(`camera.visible.${one}`) }))}
          onChange={(visibility) => onChange({ visibility })}
        />
        <SelectField
          label={t('camera.agency')}
          value={value.agencyId ?? ''}
          problem={problem('agencyId')}
          options={city.agencies.map(({ id, name }) => ({ value: id, label: localText(name, lang) }))}
          onChange={(agencyId) => onChange({ agencyId })}
        />
        <TextField
          label={t('camera.place')}
          hint={t('camera.placeHint')}
          value={value.placeId ?? ''}
          problem={problem('placeId')}
          onChange={(id) => onChange({ placeId: id || undefined })}
        />
        <AccuracyField value={value.accuracy} problem={problem('accuracy')} onChange={(accuracy) => onChange({ accuracy })} />
      </div>
      <SourceFields value={value.source} problem={problem} onChange={(source) => onChange({ source })} />
    </>
  );
}
