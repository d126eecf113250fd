import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import type { KeyRight, MadeKey } from '../../../../../api/features/open311/contract.ts';
import { can } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { ChecksField, NumberField, SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { ApiError } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { Unsaved } from '../../parts/form-frame.tsx';
import { adminKey } from '../../parts/use-admin-query.ts';
import { useSave } from '../../parts/use-save.ts';
import { NewKey } from './new-key.tsx';

const RIGHTS: readonly KeyRight[] = ['send', 'media', 'update'];

/** Makes a key; the answer holds it, and it is shown once. */
export function KeyForm({ me, onClose }: { me: Me; onClose(): void }) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const [name, setName] = useState('');
  const [where, setWhere] = useState<'here' | 'all'>('here');
  const [agency, setAgency] = useState('');
  const [may, setMay] = useState<KeyRight[]>(['send']);
  const [perHour, setPerHour] = useState<number | undefined>(600);
  const save = useSave<MadeKey>([adminKey(cityId, 'open311-keys'), ['audit']]);
  if (save.data) return <NewKey name={name} value={save.data.key} onClose={onClose} />;
  const everywhere = where === 'all';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, agency: everywhere || agency === '' ? null : agency, may, perHour, everywhere };
    save.mutate({ method: 'POST', path: `/cities/${cityId}/admin/open311-keys`, body });
  };
  const fields = save.error instanceof ApiError ? save.error.fields : [];
  const lacksAgency = may.includes('update') && (everywhere || agency === '');
  return (
    <form className={forms.form} aria-labelledby="new-key" onSubmit={submit}>
      <h3 id="new-key">{t('section.open311.add')}</h3>
      <p className={forms.hint}>{t('section.open311.addText')}</p>
      <div className={forms.fields}>
        <TextField
          label={t('section.open311.name')}
          hint={t('section.open311.nameHint')}
          value={name}
          maxLength={80}
          required
          autoComplete="off"
          problem={fields.includes('name') ? t('problem.other') : undefined}
          onChange={setName}
        />
        {can(me.grants, 'manage:open311-key', { city: null }) && (
          <SelectField
            label={t('section.open311.where')}
            value={where}
            options={[
              { value: 'here', label: localText(city.scene.name, lang) },
              { value: 'all', label: t('account:allCities') },
            ]}
            onChange={(next) => setWhere(next)}
          />
        )}
        {!everywhere && (
          <SelectField
            label={t('section.open311.agency')}
            value={agency}
            options={[
              { value: '', label: t('section.open311.noAgency') },
              ...city.agencies.map((one) => ({ value: one.id, label: localText(one.name, lang) })),
            ]}
            onChange={setAgency}
          />
        )}
        <NumberField
          label={t('section.open311.perHour')}
          value={perHour}
          min={1}
          max={1_000_000}
          problem={fields.includes('perHour') ? t('problem.other') : undefined}
          onChange={setPerHour}
        />
      </div>
      <ChecksField
        label={t('section.open311.may')}
        value={may}
        options={RIGHTS.map((value) => ({ value, label: t(`section.open311.rightText.${value}`) }))}
        onChange={setMay}
      />
      <p role="status" className={forms.problem}>
        {lacksAgency && t('section.open311.needsAgency')}
      </p>
      {save.error !== null && fields.length === 0 && <Failure error={save.error} />}
      <div className={forms.row}>
        <Button
          look="primary"
          type="submit"
          disabled={save.isPending || name.trim() === '' || may.length === 0 || lacksAgency || perHour === undefined}
        >
          {t(save.isPending ? 'form.saving' : 'section.open311.make')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
      <Unsaved dirty={name !== '' && !save.isPending} />
    </form>
  );
}
