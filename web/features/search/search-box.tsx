import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAtomValue } from 'jotai';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { Failure } from '../../kit/failure.tsx';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { nearbyQuery } from '../../lib/queries.ts';
import { searchQuery } from '../../lib/search-query.ts';
import { groupResults, type ResultGroup } from './group-results.ts';
import { nearestPlaces } from './nearest-places.ts';
import { addRecent, clearRecent, readRecent } from './recent.ts';
import { ResultOptions } from './result-options.tsx';
import styles from './search-box.module.css';

/** Metres from which a street is seen with its surroundings. */
const STREET_RANGE = 700;

/** The combobox of the portal: type, arrow keys, Enter; nearer things first; what was picked lately while it is empty. */
export function SearchBox() {
  const { t } = useTranslation('search');
  const { cityId, city, lang, select, update } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const arrived = useAtomValue(mapShownAtom);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [recent, setRecent] = useState(() => readRecent(cityId));
  const [typed] = useDebouncedValue(text.trim(), 180);
  const near = useMemo(() => {
    if (!open) return null;
    // Before the first flight the camera stands anywhere.
    return (map && arrived ? map.view().target : null) ?? city.scene.centre;
  }, [open, map, arrived, city.scene.centre]);
  const asked = text.trim().length > 0;
  const { data, error, refetch, isFetching } = useQuery({
    ...searchQuery(cityId, typed, lang, near),
    enabled: open && typed.length > 0,
    placeholderData: keepPreviousData,
  });
  const around = useQuery({ ...nearbyQuery(cityId, near ?? city.scene.centre), enabled: open && !asked });
  const groups = useMemo<ResultGroup[]>(() => {
    if (asked) return groupResults(data?.results ?? []);
    const close = near ? nearestPlaces(around.data?.features ?? [], near, 5) : [];
    return [
      { type: 'recent' as const, results: recent },
      { type: 'nearby' as const, results: close },
    ].filter((group) => group.results.length > 0);
  }, [asked, data, recent, around.data, near]);
  const flat = useMemo(() => groups.flatMap((g) => g.results), [groups]);
  const waiting = asked && (isFetching || typed !== text.trim());
  const shown = open && (asked || flat.length > 0);

  const pick = (result: SearchResult) => {
    addRecent(cityId, result);
    setRecent(readRecent(cityId));
    setOpen(false);
    setActive(-1);
    setText('');
    input.current?.blur();
    // A street has no card of its own: its line and name on the map are the answer.
    if (result.type !== 'street') return select(`${result.type}:${result.id}`, result.position);
    select(null);
    if (map) void map.lookAt(result.position, STREET_RANGE);
    else update({ view: { ...city.scene.view, target: [result.position[0], result.position[1]], range: STREET_RANGE } });
  };
  const onKey = (event: React.KeyboardEvent) => {
    const move = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: flat.length - 1 }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (text) setText('');
      else setOpen(false);
    } else if (event.key === 'Enter') {
      const result = flat[Math.max(0, active)];
      if (result && !waiting) pick(result);
    } else if (move !== undefined && shown && flat.length > 0 && (event.key.startsWith('Arrow') || active >= 0)) {
      event.preventDefault();
      setActive((move + flat.length) % flat.length);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to every assistive technology yet.
    <div
      className={styles.box}
      role="search"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <div className={styles.field}>
        <IconSearch size={20} aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          aria-label={t('label')}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          placeholder={t('placeholder')}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={100}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onKeyDown={onKey}
        />
        {text && (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('clear')}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <IconX size={18} aria-hidden="true" />
          </button>
        )}
      </div>
      <p role="status" className="sr-only">
        {open && asked && !waiting && !error && t('found', { count: flat.length })}
      </p>
      <div className={styles.drop} hidden={!shown}>
        <div id={`${id}-list`} role="listbox" aria-label={t('results')} aria-busy={waiting}>
          <ResultOptions groups={groups} query={asked ? text : ''} active={active} idPrefix={id} onPick={pick} />
        </div>
        {!asked && recent.length > 0 && (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              clearRecent(cityId);
              setRecent([]);
              input.current?.focus();
            }}
          >
            {t('clearRecent')}
          </button>
        )}
        {asked && error && !data && <Failure error={error} retry={() => void refetch()} />}
        {asked && !waiting && !error && flat.length === 0 && <p className={styles.none}>{t('none', { text: text.trim() })}</p>}
        {asked && !waiting && data?.kept && <p className={styles.none}>{t('kit:address.kept')}</p>}
        {waiting && flat.length === 0 && <p className={styles.none}>{t('searching')}</p>}
      </div>
    </div>
  );
}
