import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../../api/auth/contract.ts';
import type { KeyEntry, KeyList } from '../../../../../api/features/open311/contract.ts';
import { can } from '../../../../../data/model/rights.ts';
import { Button } from '../../../../kit/button.tsx';
import { ConfirmDialog } from '../../../../kit/confirm-dialog.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import forms from '../../../../kit/form.module.css';
import { formatDay } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import parts from '../../parts/parts.module.css';
import { SearchTable } from '../../parts/search-table.tsx';
import { SectionQuery } from '../../parts/section-query.tsx';
import { NEW, useAdminAddress } from '../../parts/use-admin-address.ts';
import { adminKey, useAdminQuery } from '../../parts/use-admin-query.ts';
import { useSave } from '../../parts/use-save.ts';
import { KeyForm } from './key-form.tsx';

/** Who may send reports by Open311. */
export default function Open311Section({ me }: { me: Me }) {
  const query = useAdminQuery<KeyList>('open311-keys');
  const { item, open } = useAdminAddress();
  if (item === NEW) return <KeyForm me={me} onClose={() => open(null)} />;
  return <SectionQuery query={query}>{(list) => <Keys me={me} list={list} onNew={() => open(NEW)} />}</SectionQuery>;
}

const keyOf = ({ id }: KeyEntry) => id;
const textOf = ({ id, name, agency }: KeyEntry) => `${name} ${id} ${agency ?? ''}`;

function Keys({ me, list: { keys, configured }, onNew }: { me: Me; list: KeyList; onNew(): void }) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const [ending, setEnding] = useState<KeyEntry | null>(null);
  const [said, setSaid] = useState('');
  const end = useSave([adminKey(cityId, 'open311-keys'), ['audit']], () => {
    setSaid(t('section.open311.ended', { name: ending?.name ?? '' }));
    setEnding(null);
  });
  const agencyName = (id: string) => {
    const agency = city.agencies.find((one) => one.id === id);
    return agency ? localText(agency.name, lang) : id;
  };
  const stateOf = (key: KeyEntry) => {
    if (key.endedAt) return t('section.open311.endedOn', { day: formatDay(key.endedAt.slice(0, 10), lang) });
    if (!can(me.grants, 'manage:open311-key', { city: key.city })) return t('section.open311.works');
    return (
      <Button look="plain" aria-label={`${t('section.open311.end')}: ${key.name}`} onClick={() => setEnding(key)}>
        {t('section.open311.end')}
      </Button>
    );
  };
  return (
    <div className={parts.list}>
      <p className={forms.hint}>{t(keys.length + configured > 0 ? 'section.open311.closed' : 'section.open311.open')}</p>
      {configured > 0 && <p className={forms.hint}>{t('section.open311.configured', { count: configured })}</p>}
      {end.error !== null && <Failure error={end.error} />}
      <p role="status">{said}</p>
      <SearchTable
        label={t('section.open311.title')}
        rows={keys}
        keyOf={keyOf}
        textOf={textOf}
        empty={t('section.open311.empty')}
        tools={
          <Button look="primary" icon={<IconPlus size={18} aria-hidden="true" />} onClick={onNew}>
            {t('section.open311.add')}
          </Button>
        }
        columns={[
          { id: 'name', title: t('section.open311.name'), cell: ({ name }) => name },
          {
            id: 'agency',
            title: t('section.open311.for'),
            cell: (key) =>
              [key.city === null && t('account:allCities'), key.agency && agencyName(key.agency)].filter(Boolean).join(', ') ||
              t('section.open311.noAgency'),
          },
          { id: 'may', title: t('section.open311.may'), cell: ({ may }) => may.map((one) => t(`section.open311.right.${one}`)).join(', ') },
          { id: 'created', title: t('section.open311.created'), cell: ({ createdAt }) => formatDay(createdAt.slice(0, 10), lang) },
          {
            id: 'used',
            title: t('section.open311.used'),
            cell: ({ usedOn }) => (usedOn ? formatDay(usedOn, lang) : t('section.open311.never')),
          },
          { id: 'state', title: t('section.open311.state'), cell: stateOf },
        ]}
      />
      {ending && (
        <ConfirmDialog
          title={t('section.open311.endSure', { name: ending.name })}
          confirm={t('section.open311.end')}
          danger
          pending={end.isPending}
          onConfirm={() => end.mutate({ method: 'DELETE', path: `/cities/${cityId}/admin/open311-keys/${ending.id}`, body: {} })}
          onClose={() => setEnding(null)}
        >
          <p>{t('section.open311.endText')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
