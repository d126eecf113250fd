import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import type { Invited } from '../../../../../api/features/account/contract.ts';
import { can } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { SelectField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { ApiError } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { Unsaved } from '../../parts/form-frame.tsx';
import { useSave } from '../../parts/use-save.ts';
import { emptyScope, GrantsField, type RoleGrant } from './grants-field.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { KEYS } from './use-users.ts';

/** Makes an account with its roles; the answer holds a link, which is shown once. */
export function InviteForm({ me, onClose }: { me: Me; onClose(): void }) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [where, setWhere] = useState<'here' | 'all'>('here');
  const [grants, setGrants] = useState<RoleGrant[]>([{ role: 'agency-officer', scope: { agencies: [] } }]);
  const save = useSave<Invited>(KEYS);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ method: 'POST', path: '/admin/users', body: { name, email, city: where === 'all' ? null : cityId, grants } });
  };
  if (save.data) return <InvitationLink invited={save.data} name={name} onClose={onClose} />;
  const fields = save.error instanceof ApiError ? save.error.fields : [];
  const ready = name.trim() !== '' && email.trim() !== '' && grants.length > 0 && !emptyScope(grants);
  return (
    <form className={forms.form} aria-labelledby="invite" onSubmit={submit}>
      <h3 id="invite">{t('users.invite')}</h3>
      <p className={forms.hint}>{t('users.inviteText')}</p>
      <div className={forms.fields}>
        <TextField
          label={t('users.name')}
          value={name}
          maxLength={120}
          autoComplete="off"
          required
          problem={fields.includes('name') ? t('users.badName') : undefined}
          onChange={setName}
        />
        <TextField
          type="email"
          label={t('users.email')}
          value={email}
          maxLength={254}
          autoComplete="off"
          required
          problem={fields.includes('email') ? t('users.badEmail') : undefined}
          onChange={setEmail}
        />
        {can(me.grants, 'manage:users', { city: null }) && (
          <SelectField
            label={t('users.where')}
            value={where}
            options={[
              { value: 'here', label: localText(city.scene.name, lang) },
              { value: 'all', label: t('account:allCities') },
            ]}
            onChange={(next) => setWhere(next)}
          />
        )}
      </div>
      <GrantsField value={grants} onChange={setGrants} />
      {save.error !== null && fields.length === 0 && <Failure error={save.error} />}
      <div className={forms.row}>
        <Button look="primary" type="submit" disabled={save.isPending || !ready}>
          {t(save.isPending ? 'form.saving' : 'users.makeLink')}
        </Button>
        <Button look="plain" onClick={onClose}>
          {t('form.cancel')}
        </Button>
      </div>
      <Unsaved dirty={(name !== '' || email !== '') && !save.isPending} />
    </form>
  );
}
