import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaEntries, AreaEntry } from '../../../../../api/features/boundaries/edit-contract.ts';
import { dayIn, validOn } from '../../../../../data/model/validity.ts';
import { Button } from '../../../../kit/button.tsx';
import { CheckField } from '../../../../kit/field.tsx';
import { formatDay } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { SearchTable } from '../../parts/search-table.tsx';
import { SectionQuery } from '../../parts/section-query.tsx';
import { NEW, useAdminAddress } from '../../parts/use-admin-address.ts';
import { useAdminQuery } from '../../parts/use-admin-query.ts';
import { AreaForm } from './area-form.tsx';

/** Administrative areas of every time. */
export default function AreasSection() {
  const query = useAdminQuery<AreaEntries>('areas');
  return <SectionQuery query={query}>{({ areas }) => <Areas areas={areas} />}</SectionQuery>;
}

const keyOf = ({ area }: AreaEntry) => area.id;
const textOf = ({ area }: AreaEntry) => `${Object.values(area.properties.name).join(' ')} ${area.properties.code ?? ''} ${area.id}`;

function Areas({ areas }: { areas: AreaEntry[] }) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const { item, open } = useAdminAddress();
  const [all, setAll] = useState(false);
  const today = dayIn(city.scene.timeZone, new Date());
  const rows = useMemo(() => (all ? areas : areas.filter(({ area }) => validOn(area.properties, today))), [areas, all, today]);
  const entry = areas.find(({ area }) => area.id === item);
  if (entry || item === NEW) return <AreaForm key={item} entry={entry} areas={areas} onClose={() => open(null)} />;
  return (
    <SearchTable
      label={t('section.areas.title')}
      rows={rows}
      keyOf={keyOf}
      textOf={textOf}
      onOpen={({ area }) => open(area.id)}
      empty={t('section.areas.empty')}
      tools={
        <>
          <CheckField label={t('section.areas.all')} value={all} onChange={setAll} />
          <Button look="primary" icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => open(NEW)}>
            {t('section.areas.add')}
          </Button>
        </>
      }
      columns={[
        {
          id: 'name',
          title: t('section.areas.name'),
          cell: ({ area, proposal }) => `${localText(area.properties.name, lang)}${proposal ? ` (${t('proposal.waits')})` : ''}`,
        },
        { id: 'level', title: t('section.areas.level'), cell: ({ area }) => t(`section.areas.levels.${area.properties.level}`) },
        { id: 'code', title: t('section.areas.code'), cell: ({ area }) => area.properties.code ?? t('none') },
        {
          id: 'span',
          title: t('span.title'),
          cell: ({ area: { properties } }) =>
            [
              ...(properties.validFrom ? [t('span.from', { day: formatDay(properties.validFrom, lang) })] : []),
              ...(properties.validTo ? [t('span.to', { day: formatDay(properties.validTo, lang) })] : []),
            ].join(', ') || t('span.always'),
        },
      ]}
    />
  );
}
