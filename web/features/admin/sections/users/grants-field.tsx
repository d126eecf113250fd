import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Grant, GrantScope, Role } from '../../../../../data/model/rights.ts';
import { ROLES, SECOND_FACTOR } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { SelectField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import styles from '../../objects/objects.module.css';
import parts from '../../parts/parts.module.css';
import { ScopePicker } from './scope-picker.tsx';

/** A role without its city, which is the same for all that are edited at once. */
export type RoleGrant = Omit<Grant, 'city'>;
export type ScopeKind = keyof GrantScope;
const KINDS: readonly ScopeKind[] = ['agencies', 'areas', 'schools', 'cameras'];

/** What a role is usually narrowed by. */
const USUAL: Partial<Record<Role, ScopeKind>> = { 'school-staff': 'schools', 'agency-officer': 'agencies' };

interface GrantsFieldProps {
  value: readonly RoleGrant[];
  onChange(value: RoleGrant[]): void;
}

/** Roles, each of the whole city or narrowed to some agencies, areas, schools or cameras. */
export function GrantsField({ value, onChange }: GrantsFieldProps) {
  const { t } = useTranslation('admin');
  const put = (i: number, grant: RoleGrant) => onChange(value.map((one, at) => (at === i ? grant : one)));
  return (
    <div className={parts.list}>
      {value.map((grant, i) => {
        const held = KINDS.filter((kind) => grant.scope[kind] !== undefined);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: one may hold a role twice
          <fieldset key={i} className={styles.grant}>
            <legend>{t('users.role', { number: i + 1 })}</legend>
            <div className={forms.fields}>
              <SelectField
                label={t('users.roleName')}
                hint={`${t(`account:roleMeaning.${grant.role}`)}${SECOND_FACTOR.includes(grant.role) ? ` ${t('users.needsFactor')}` : ''}`}
                value={grant.role}
                options={ROLES.filter((role) => role !== 'resident').map((role) => ({ value: role, label: t(`account:role.${role}`) }))}
                onChange={(role) => put(i, { role, scope: USUAL[role] ? { [USUAL[role]]: [] } : {} })}
              />
              <SelectField
                label={t('users.narrowed')}
                value={held[0] ?? ''}
                options={[
                  { value: '', label: t('users.whole') },
                  ...KINDS.map((kind) => ({ value: kind, label: t(`users.scope.${kind}`) })),
                ]}
                onChange={(kind) => put(i, { ...grant, scope: kind === '' ? {} : { [kind]: [] } })}
              />
            </div>
            {held.map((kind) => (
              <ScopePicker
                key={kind}
                kind={kind}
                value={grant.scope[kind] ?? []}
                onChange={(ids) => put(i, { ...grant, scope: { ...grant.scope, [kind]: ids } })}
              />
            ))}
            <span>
              <Button
                look="plain"
                icon={<IconTrash size={18} aria-hidden="true" />}
                onClick={() => onChange(value.filter((_, at) => at !== i))}
              >
                {t('users.dropRole', { role: t(`account:role.${grant.role}`) })}
              </Button>
            </span>
          </fieldset>
        );
      })}
      {value.length === 0 && <p className={forms.hint}>{t('users.noRoleHere')}</p>}
      <span>
        <Button
          icon={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => onChange([...value, { role: 'agency-officer', scope: { agencies: [] } }])}
        >
          {t('users.addRole')}
        </Button>
      </span>
    </div>
  );
}

/** A narrowed role that names nothing gives no right: said before it is sent. */
export const emptyScope = (grants: readonly RoleGrant[]): boolean =>
  grants.some(({ scope }) => KINDS.some((kind) => scope[kind]?.length === 0));
