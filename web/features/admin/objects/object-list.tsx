import { useDebouncedCallback } from '@mantine/hooks';
import { IconFileSpreadsheet, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManagedItem } from '../../../../api/objects/contract.ts';
import { Button } from '../../../kit/button.tsx';
import { Failure } from '../../../kit/failure.tsx';
import { CheckField, SelectField, TextField } from '../../../kit/field.tsx';
import forms from '../../../kit/form.module.css';
import { CardSkeleton } from '../../../kit/skeleton.tsx';
import { formatInstantDay } from '../../../lib/format.ts';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import parts from '../parts/parts.module.css';
import { NEW } from '../parts/use-admin-address.ts';
import styles from './objects.module.css';
import { Pages } from './pages.tsx';
import { useKindNames } from './use-kind-names.ts';
import { CSV, type ObjectFilter, type ObjectPath, objectsQuery } from './use-objects.ts';

interface ObjectListProps {
  path: ObjectPath;
  filter: ObjectFilter;
  onFilter(filter: ObjectFilter): void;
  onOpen(id: string): void;
}

/** What one may edit, by name, a page at a time. */
export function ObjectList({ path, filter, onFilter, onOpen }: ObjectListProps) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const { data, error, refetch } = useQuery(objectsQuery(cityId, path, filter));
  const kinds = useKindNames(path);
  const [text, setText] = useState(filter.q);
  const ask = useDebouncedCallback((q: string) => onFilter({ ...filter, q, page: 1 }), 250);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <div className={parts.list}>
      <search className={forms.tools} aria-label={t('table.search')}>
        <TextField
          type="search"
          label={t('table.search')}
          value={text}
          maxLength={100}
          onChange={(value) => {
            setText(value);
            ask(value);
          }}
        />
        {path !== 'schools' && (
          <SelectField
            label={t(`object.kindOf.${path}`)}
            value={filter.kind}
            options={[{ value: '', label: t('object.allKinds') }, ...kinds.options]}
            onChange={(kind) => onFilter({ ...filter, kind, page: 1 })}
          />
        )}
        {path !== 'schools' && (
          <CheckField
            label={t('object.onlyProposed')}
            value={filter.proposed}
            onChange={(proposed) => onFilter({ ...filter, proposed, page: 1 })}
          />
        )}
        <span className={styles.actions}>
          {path !== 'schools' && (
            <Button look="primary" icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => onOpen(NEW)}>
              {t(`object.add.${path}`)}
            </Button>
          )}
          <Button icon={<IconFileSpreadsheet size={18} aria-hidden="true" />} onClick={() => onOpen(CSV)}>
            {t('csv.open')}
          </Button>
        </span>
      </search>
      {!data && <CardSkeleton />}
      {data && (
        <>
          <p className={forms.hint} role="status">
            {data.matched === 0 ? t('object.none') : t('table.found', { count: data.matched })}
          </p>
          {data.items.length > 0 && <ItemTable path={path} items={data.items} kindName={kinds.name} onOpen={onOpen} />}
          <Pages page={data.page} pages={data.pages} onPage={(page) => onFilter({ ...filter, page })} />
        </>
      )}
    </div>
  );
}

interface ItemTableProps {
  path: ObjectPath;
  items: ManagedItem[];
  kindName(id: string): string;
  onOpen(id: string): void;
}

function ItemTable({ path, items, kindName, onOpen }: ItemTableProps) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const state = ({ editedAt, origin, proposed, visibility }: ManagedItem) =>
    [
      proposed && path !== 'schools' && t('object.proposed'),
      visibility === 'staff' && t('camera.visible.staff'),
      editedAt
        ? t(origin === 'portal' ? 'object.made' : 'object.edited', { day: formatInstantDay(editedAt, lang, city.scene.timeZone) })
        : t('object.asPack'),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <table className={parts.table}>
      <caption className="sr-only">{t(`section.${path}.title`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('object.name')}</th>
          {path !== 'schools' && <th scope="col">{t(`object.kindOf.${path}`)}</th>}
          <th scope="col">{t('object.state')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row">
              <button type="button" className={parts.link} onClick={() => onOpen(item.id)}>
                {localText(item.name, lang)}
              </button>
            </th>
            {path !== 'schools' && <td data-label={t(`object.kindOf.${path}`)}>{kindName(item.kind)}</td>}
            <td data-label={t('object.state')}>{state(item)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
