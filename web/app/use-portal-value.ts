import { useNavigate, useSearch } from '@tanstack/react-router';
import { useAtomValue } from 'jotai';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { City } from '../../api/features/cities/contract.ts';
import { changeLanguage, LANGUAGES } from '../i18n/start-i18n.ts';
import type { SelectionKey } from '../lib/map.ts';
import { mapHandleAtom, mapShownAtom } from '../lib/map-session.ts';
import type { Portal, Position3 } from '../lib/portal.ts';
import { decode, encode, type PortalState, type Search } from '../lib/portal-state.ts';
import { stringifySearch } from '../lib/search-params.ts';
import { features } from './features.ts';

const OURS = new Set(['v', 'at', 'sel', 'on', 'off', 'op', 'day', 't', 'mode', 'style', 'lang']);
const foreign = (search: Search) => Object.fromEntries(Object.entries(search).filter(([key]) => !OURS.has(key)));
const noBuilding = (key: SelectionKey | null) => !key?.startsWith('building:');

/** The opened city as the parts of the portal see it; the address is the state. */
export function usePortalValue(city: City, cityId: string, embedded: boolean): { portal: Portal; ignored: string[] } {
  // Of the page that is shown: the router's location is that of the next city for a moment, while this one still stands.
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { i18n } = useTranslation();
  const handle = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const decoded = useMemo(() => decode(search, city.scene), [search, city.scene]);
  const latest = useRef(decoded.state);
  const seen = useRef(decoded);
  // A render for another reason must not bring back a state that an unfinished navigation has left behind.
  if (seen.current !== decoded) {
    seen.current = decoded;
    latest.current = decoded.state;
  }
  /** A pick whose position is not known yet; the card tells it. */
  const awaited = useRef<SelectionKey | null>(decoded.state.view ? null : decoded.state.selection);
  const map = useRef(handle);
  map.current = shown ? handle : null;
  /** Where to look once there is a map to send. */
  const goal = useRef<Position3 | null>(null);
  const look = useCallback((position: Position3) => {
    goal.current = map.current ? null : position;
    void map.current?.lookAt(position);
  }, []);
  useEffect(() => {
    if (handle && shown && goal.current) look(goal.current);
  }, [handle, shown, look]);

  const update = useCallback(
    (patch: Partial<PortalState>, options?: { push?: boolean }) => {
      latest.current = { ...latest.current, ...patch };
      const next = latest.current;
      void navigate({
        to: '.',
        search: (old: Search) => ({ ...foreign(old), ...encode(next, city.scene) }),
        replace: !options?.push,
        resetScroll: false,
      });
    },
    [navigate, city.scene],
  );
  const locate = useCallback(
    (key: SelectionKey, position: Position3) => {
      if (awaited.current !== key) return;
      awaited.current = null;
      look(position);
    },
    [look],
  );
  const select = useCallback(
    (key: SelectionKey | null, position?: Position3) => {
      goal.current = null;
      if (position) look(position);
      awaited.current = key && !position && noBuilding(key) ? key : null;
      if (key !== latest.current.selection) update({ selection: key }, { push: key !== null });
    },
    [update, look],
  );
  const portal = useMemo<Portal>(() => {
    const state = decoded.state;
    const feeds = new Map(city.scene.layers.map((layer) => [layer.id, features.find((f) => f.feed?.accepts(layer))?.feed]));
    return {
      cityId,
      city,
      lang: i18n.language,
      state,
      embedded,
      update,
      select,
      locate,
      href: (patch = {}, page = '') => `/${cityId}${page && `/${page}`}${stringifySearch(encode({ ...state, ...patch }, city.scene))}`,
      feedOf: (id) => feeds.get(id),
      setLang: (lang) => void changeLanguage(lang).then(() => latest.current.lang && update({ lang })),
      languages: LANGUAGES,
    };
  }, [cityId, city, i18n.language, decoded, embedded, update, select, locate]);
  return { portal, ignored: decoded.ignored };
}
