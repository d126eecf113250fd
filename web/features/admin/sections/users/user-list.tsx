import { useDebouncedCallback } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import { can } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import { CheckField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { usePortal } from '../../../../lib/portal.ts';
import styles from '../../objects/objects.module.css';
import parts from '../../parts/parts.module.css';
import { NEW } from '../../parts/use-admin-address.ts';
import { usersQuery } from './use-users.ts';

/** Accounts by address, found by name or address. */
export function UserList({ me, onOpen }: { me: Me; onOpen(id: string): void }) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const everywhere = can(me.grants, 'manage:users', { city: null });
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const ask = useDebouncedCallback(setQ, 250);
  const list = useInfiniteQuery(usersQuery(all ? null : cityId, q));
  const users = list.data?.pages.flatMap((page) => page.users) ?? [];
  return (
    <div className={parts.list}>
      <search className={forms.tools} aria-label={t('table.search')}>
        <TextField
          type="search"
          label={t('users.search')}
          value={text}
          maxLength={100}
          onChange={(value) => {
            setText(value);
            ask(value);
          }}
        />
        {everywhere && <CheckField label={t('users.everywhere')} value={all} onChange={setAll} />}
        <span className={styles.actions}>
          <Button look="primary" icon={<IconUserPlus size={18} aria-hidden="true" />} onClick={() => onOpen(NEW)}>
            {t('users.invite')}
          </Button>
        </span>
      </search>
      {list.error && users.length === 0 && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <CardSkeleton />}
      {list.data && users.length === 0 && <p role="status">{t('users.none')}</p>}
      {users.length > 0 && (
        <table className={parts.table}>
          <caption className="sr-only">{t('section.users.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('users.name')}</th>
              <th scope="col">{t('users.email')}</th>
              <th scope="col">{t('users.roles')}</th>
              <th scope="col">{t('users.state')}</th>
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.id}>
                <th scope="row">
                  <button type="button" className={parts.link} onClick={() => onOpen(user.id)}>
                    {user.name}
                  </button>
                </th>
                <td data-label={t('users.email')}>{user.email}</td>
                <td data-label={t('users.roles')}>
                  {[...new Set(user.grants.map(({ role }) => t(`account:role.${role}`)))].join(', ') || t('users.noRole')}
                </td>
                <td data-label={t('users.state')}>
                  {[t(user.active ? 'users.active' : 'users.invited'), user.secondFactor && t('users.factor'), user.demo && t('users.demo')]
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('users.more')}
        </Button>
      )}
    </div>
  );
}
