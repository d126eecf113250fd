import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../kit/button.tsx';
import type { CaseAddress } from '../../kit/cases/use-case-address.ts';
import { usePortal } from '../../lib/portal.ts';
import { removeView, savedViews, saveView } from '../../lib/saved-views.ts';
import styles from './console.module.css';

/** Views that every console has; the words are the feature's. */
const GIVEN = [
  { id: 'open', query: '' },
  { id: 'unassigned', query: 'assignee=none' },
  { id: 'mine', query: 'assignee=me' },
  { id: 'late', query: 'late=yes' },
  { id: 'urgent', query: 'priority=urgent&sort=new' },
  { id: 'newest', query: 'state=new&sort=new' },
  { id: 'closed', query: 'state=closed&sort=new' },
] as const;

const sameQuery = (a: string, b: string) => [...new URLSearchParams(a)].sort().join() === [...new URLSearchParams(b)].sort().join();

/** Given and own views of the queue; the present filter can be kept under a name. */
export function SavedViews({ address }: { address: CaseAddress }) {
  const { t } = useTranslation('ioc');
  const { cityId } = usePortal();
  const [own, setOwn] = useState(() => savedViews(cityId));
  const [name, setName] = useState<string | null>(null);
  const present = own.find((view) => sameQuery(view.query, address.query));
  const given = GIVEN.find((view) => sameQuery(view.query, address.query));
  const value = present ? `own:${present.name}` : given ? given.id : 'other';
  return (
    <div className={styles.views}>
      <label>
        <span className="sr-only">{t('view')}</span>
        <select
          value={value}
          onChange={({ target }) => {
            const view = own.find((v) => `own:${v.name}` === target.value) ?? GIVEN.find((v) => v.id === target.value);
            if (view) address.take(view.query);
          }}
        >
          {value === 'other' && <option value="other">{t('views.other')}</option>}
          <optgroup label={t('viewsGiven')}>
            {GIVEN.map(({ id }) => (
              <option key={id} value={id}>
                {t(`views.${id}`)}
              </option>
            ))}
          </optgroup>
          {own.length > 0 && (
            <optgroup label={t('viewsOwn')}>
              {own.map((view) => (
                <option key={view.name} value={`own:${view.name}`}>
                  {view.name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      {present && (
        <IconButton label={t('viewRemove', { name: present.name })} onClick={() => setOwn(removeView(cityId, present.name))}>
          <IconTrash size={18} aria-hidden="true" />
        </IconButton>
      )}
      {value === 'other' && name === null && <Button onClick={() => setName('')}>{t('viewSave')}</Button>}
      {name !== null && (
        <form
          className={styles.views}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) setOwn(saveView(cityId, { name, query: address.query }));
            setName(null);
          }}
        >
          <label>
            <span className="sr-only">{t('viewName')}</span>
            <input
              // biome-ignore lint/a11y/noAutofocus: the field was asked for by the press before.
              autoFocus
              value={name}
              maxLength={60}
              placeholder={t('viewName')}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <Button type="submit" look="primary">
            {t('viewKeep')}
          </Button>
        </form>
      )}
    </div>
  );
}
