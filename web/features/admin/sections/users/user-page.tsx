import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import type { Invited, User } from '../../../../../api/features/account/contract.ts';
import { can } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { ConfirmDialog } from '../../../../kit/confirm-dialog.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { SelectField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { Notice } from '../../../../kit/notice.tsx';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { FormFrame } from '../../parts/form-frame.tsx';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';
import { emptyScope, GrantsField, type RoleGrant } from './grants-field.tsx';
import { InvitationLink } from './invitation-link.tsx';
import { KEYS, userQuery } from './use-users.ts';

interface UserPageProps {
  id: string;
  me: Me;
  onClose(): void;
}

/** One account: its roles here, a new link, the end of its sessions, its removal. */
export function UserPage({ id, me, onClose }: UserPageProps) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const everywhere = can(me.grants, 'manage:users', { city: null });
  const { data, error, refetch } = useQuery(userQuery(everywhere ? null : cityId, id));
  const [invited, setInvited] = useState<Invited | null>(null);
  const [where, setWhere] = useState<'here' | 'all'>('here');
  if (error && data === undefined) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <CardSkeleton />;
  if (data === null) return <Notice actions={<Button onClick={onClose}>{t('form.close')}</Button>}>{t('users.gone')}</Notice>;
  if (invited) return <InvitationLink invited={invited} name={data.name} onClose={() => setInvited(null)} />;
  return (
    <>
      <RolesForm
        key={where}
        user={data}
        city={where === 'all' ? null : cityId}
        {...(everywhere ? { onWhere: setWhere } : {})}
        onClose={onClose}
      />
      <Access user={data} self={data.id === me.id} onInvited={setInvited} onRemoved={onClose} />
    </>
  );
}

interface RolesFormProps {
  user: User;
  city: string | null;
  /** Absent: only this city's roles are theirs to give. */
  onWhere?(where: 'here' | 'all'): void;
  onClose(): void;
}

function RolesForm({ user, city: where, onWhere, onClose }: RolesFormProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const held = user.grants.filter((grant) => grant.city === where).map(({ role, scope }) => ({ role, scope }));
  const form = useForm<{ grants: RoleGrant[] }>({ value: { grants: held }, version: null });
  const save = useSave(KEYS, () => form.took({ value: form.value, version: null }));
  const words = ({ grants }: { grants: RoleGrant[] }) => [
    {
      label: t('users.roles'),
      text: grants.map(({ role, scope }) => `${t(`account:role.${role}`)} ${Object.values(scope).flat().join(' ')}`).join('; '),
    },
  ];
  return (
    <FormFrame
      title={`${user.name} · ${user.email}`}
      form={form}
      describe={words}
      pending={save.isPending}
      error={save.error}
      onSave={() => {
        if (!emptyScope(form.value.grants))
          save.mutate({ method: 'PUT', path: `/admin/users/${user.id}/grants`, body: { city: where, grants: form.value.grants } });
      }}
      onClose={onClose}
    >
      {save.isSuccess && !form.dirty && <Notice>{t('users.rolesSaved')}</Notice>}
      {onWhere && (
        <div className={forms.fields}>
          <SelectField
            label={t('users.where')}
            value={where === null ? 'all' : 'here'}
            options={[
              { value: 'here', label: localText(city.scene.name, lang) },
              { value: 'all', label: t('account:allCities') },
            ]}
            onChange={onWhere}
          />
        </div>
      )}
      <GrantsField value={form.value.grants} onChange={(grants) => form.change({ grants })} />
    </FormFrame>
  );
}

type Asked = 'link' | 'factor' | 'sessions' | 'remove';

function Access({ user, self, onInvited, onRemoved }: { user: User; self: boolean; onInvited(link: Invited): void; onRemoved(): void }) {
  const { t } = useTranslation('admin');
  const [asked, setAsked] = useState<Asked | null>(null);
  const renew = useSave<Invited>(KEYS, onInvited);
  const sessions = useSave(KEYS);
  const remove = useSave(KEYS, onRemoved);
  const base = `/admin/users/${user.id}`;
  const act: Record<Asked, () => void> = {
    link: () => renew.mutate({ method: 'POST', path: `${base}/invitation`, body: {} }),
    factor: () => renew.mutate({ method: 'POST', path: `${base}/invitation`, body: { dropSecondFactor: true } }),
    sessions: () => sessions.mutate({ method: 'DELETE', path: `${base}/sessions`, body: {} }),
    remove: () => remove.mutate({ method: 'DELETE', path: base, body: {} }),
  };
  const error = renew.error ?? sessions.error ?? remove.error;
  const offered: Asked[] = [
    'link',
    ...(user.secondFactor ? (['factor'] as const) : []),
    'sessions',
    ...(self ? [] : (['remove'] as const)),
  ];
  return (
    <section className={forms.form} aria-labelledby="access">
      <h3 id="access">{t('users.access')}</h3>
      <p>{t(user.active ? 'users.activeText' : 'users.invitedText')}</p>
      {error !== null && <Failure error={error} />}
      {sessions.isSuccess && <Notice>{t('users.sessionsEnded')}</Notice>}
      <div className={forms.row}>
        {offered.map((what) => (
          <Button key={what} onClick={() => setAsked(what)}>
            {t(`users.do.${what}`)}
          </Button>
        ))}
      </div>
      {asked && (
        <ConfirmDialog
          title={t(`users.ask.${asked}`, { name: user.name })}
          confirm={t(`users.do.${asked}`)}
          danger={asked !== 'sessions'}
          onConfirm={() => {
            act[asked]();
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        >
          <p>{t(`users.askText.${asked}`)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
