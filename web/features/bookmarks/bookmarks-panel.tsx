import { IconMapPin, IconTrash } from '@tabler/icons-react';
import { useAtomValue, useSetAtom } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../scenes/contract.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { localText } from '../../lib/local-text.ts';
import { mapHandleAtom, panelAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { decode, encode } from '../../lib/portal-state.ts';
import styles from './bookmarks-panel.module.css';
import { type OwnBookmark, readBookmarks, writeBookmarks } from './own-bookmarks.ts';

/** Views worth coming back to: the city's own, and those the reader keeps on this device. */
export default function BookmarksPanel() {
  const { t } = useTranslation('bookmarks');
  const { cityId, city, lang, state, update, setLang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const close = useSetAtom(panelAtom);
  const [own, setOwn] = useState(() => readBookmarks(cityId));
  const [name, setName] = useState('');
  const keep = (list: OwnBookmark[]) => {
    setOwn(list);
    writeBookmarks(cityId, list);
  };
  const go = (view: View) => {
    close(null);
    if (map) void map.flyTo(view);
    else update({ view });
  };
  const open = (bookmark: OwnBookmark) => {
    const next = decode(bookmark.search, city.scene).state;
    update(next, { push: true });
    if (next.lang) setLang(next.lang);
    go(next.view ?? city.scene.view);
  };
  return (
    <div className={styles.panel}>
      {city.scene.bookmarks.length > 0 && (
        <section>
          <h3 className={styles.group}>{t('ofCity')}</h3>
          {city.scene.bookmarks.map((bookmark) => (
            <Button
              key={bookmark.id}
              look="plain"
              className={styles.go ?? ''}
              icon={<IconMapPin size={18} aria-hidden="true" />}
              onClick={() => go(bookmark.view)}
            >
              {localText(bookmark.title, lang)}
            </Button>
          ))}
        </section>
      )}
      <section>
        <h3 className={styles.group}>{t('own')}</h3>
        {own.length === 0 && <p className={styles.none}>{t('none')}</p>}
        {own.map((bookmark) => (
          <div key={bookmark.id} className={styles.row}>
            <Button look="plain" className={styles.go ?? ''} onClick={() => open(bookmark)}>
              {bookmark.name}
            </Button>
            <IconButton label={t('remove', { name: bookmark.name })} onClick={() => keep(own.filter((b) => b.id !== bookmark.id))}>
              <IconTrash size={18} aria-hidden="true" />
            </IconButton>
          </div>
        ))}
      </section>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const view = map?.view() ?? state.view ?? city.scene.view;
          const search = Object.fromEntries(
            Object.entries(encode({ ...state, view }, city.scene)).filter((e): e is [string, string] => e[1] !== undefined),
          );
          keep([
            ...own,
            { id: crypto.randomUUID?.() ?? String(Date.now()), name: name.trim() || t('unnamed', { number: own.length + 1 }), search },
          ]);
          setName('');
        }}
      >
        <label>
          {t('name')}
          <input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </label>
        <Button type="submit" look="primary">
          {t('keep')}
        </Button>
      </form>
    </div>
  );
}
