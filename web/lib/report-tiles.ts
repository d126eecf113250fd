/** Reports on the map by tiles, where there are too many to bring them all. */
import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useAtomValue } from 'jotai';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, REQUEST_TIMEOUT, refusal } from './api.ts';
import type { TileMarks } from './decode-tile.ts';
import { mapSightAtom } from './map-session.ts';
import { holds, type Tile, tileKey, tilesOf } from './tile-cover.ts';

/** Up to so many reports the map has each of them; with more it has tiles. */
export const MANY_REPORTS = 2000;

/** Tiles of one kind: `path` below `/api`, with the query that narrows them. */
export interface TileSet {
  path: string;
  search: string;
}
/** Milliseconds. */
const FRESH = 60_000;
/** Tiles that changed are asked for at most so often: after a single change, and while many come. */
const SOON = 400;
const STORM = 4000;
const MANY_CHANGES = 5;

const keyOf = ({ path, search }: TileSet) => ['report-tiles', path, search];

async function loadTile({ path, search }: TileSet, tile: Tile, signal: AbortSignal): Promise<TileMarks> {
  const decode = import('./decode-tile.ts');
  const clock = AbortSignal.timeout(REQUEST_TIMEOUT);
  const response = await fetch(`/api${path}/${tileKey(tile)}.mvt${search && `?${search}`}`, {
    signal: AbortSignal.any([signal, clock]),
  }).catch((error) => {
    throw signal.aborted ? error : new ApiError(clock.aborted ? 'timeout' : 'offline');
  });
  if (!response.ok) throw refusal(response.status, await response.json().catch(() => null));
  return (await decode).decodeTile(await response.arrayBuffer(), tile);
}

export interface ReportTiles {
  /** Undefined until all tiles of a first view are there. */
  marks: TileMarks | undefined;
  error: unknown;
  retry(): void;
  /** Says that a report changed, came or left. @param position where it stands now; undefined: it is not told */
  touch(id: string, position: readonly [number, number, ...rest: number[]] | undefined): void;
}

/** The marks of the present view. While the tiles of a new view are on their way those of the last one stay. @param on false: asks for nothing */
export function useReportTiles({ path, search }: TileSet, on: boolean): ReportTiles {
  const queries = useQueryClient();
  const sight = useAtomValue(mapSightAtom);
  const tiles = useMemo(() => (on && sight ? tilesOf(sight) : []), [on, sight]);
  const set = useMemo(() => ({ path, search }), [path, search]);
  const combine = useCallback(
    (answers: { data: TileMarks | undefined; error: unknown; isPending: boolean }[]) => ({
      data: answers.map(({ data }) => data),
      pending: answers.some(({ isPending }) => isPending),
      error: answers.find(({ error }) => error)?.error,
    }),
    [],
  );
  const { data, pending, error } = useQueries({
    queries: tiles.map((tile) => ({
      queryKey: [...keyOf(set), tileKey(tile)],
      queryFn: ({ signal }: { signal: AbortSignal }) => loadTile(set, tile, signal),
      staleTime: FRESH,
      // Each tile is held by the view alone: a decoded one is small, and asking again costs a 304.
      gcTime: 2 * FRESH,
    })),
    combine,
  });
  const [shown, setShown] = useState<{ set: TileSet; marks: TileMarks }>();
  useEffect(() => {
    if (tiles.length === 0 || pending) return;
    const there = data.filter((one) => one !== undefined);
    setShown({ set, marks: { pins: there.flatMap(({ pins }) => pins), heaps: there.flatMap(({ heaps }) => heaps) } });
  }, [data, pending, tiles, set]);
  const touch = useTouched(queries, set, tiles);
  const retry = useCallback(() => void queries.refetchQueries({ queryKey: keyOf(set), type: 'active' }), [queries, set]);
  return { marks: on && shown?.set === set ? shown.marks : undefined, error, retry, touch };
}

/** Gathers changes and asks for the tiles that they touch. */
function useTouched(queries: QueryClient, set: TileSet, tiles: readonly Tile[]): ReportTiles['touch'] {
  const latest = useRef({ set, tiles });
  latest.current = { set, tiles };
  const gathered = useRef<Parameters<ReportTiles['touch']>[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(0);
  const settle = useCallback(() => {
    timer.current = undefined;
    last.current = Date.now();
    const changes = gathered.current;
    gathered.current = [];
    const { set: of, tiles: active } = latest.current;
    const known = (tile: Tile) => queries.getQueryData<TileMarks>([...keyOf(of), tileKey(tile)]);
    const touched = new Set<string>();
    for (const [id, position] of changes) {
      const before = active.filter((tile) => known(tile)?.pins.some((pin) => pin.id === `report:${id}`));
      const now = position ? active.filter((tile) => holds(tile, position)) : [];
      // One that left a cell is in nobody's list; whichever tile held it is not known.
      const maybe = !position && before.length === 0 ? active : [...before, ...now];
      for (const tile of maybe) touched.add(tileKey(tile));
    }
    // What is out of sight is asked for when it is looked at again.
    void queries.invalidateQueries({ queryKey: keyOf(of), type: 'inactive', refetchType: 'none' });
    for (const key of touched) void queries.invalidateQueries({ queryKey: [...keyOf(of), key], exact: true });
  }, [queries]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (id, position) => {
      gathered.current.push([id, position]);
      const wait = gathered.current.length > MANY_CHANGES ? STORM - (Date.now() - last.current) : SOON;
      if (timer.current !== undefined && gathered.current.length !== MANY_CHANGES + 1) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(settle, Math.max(SOON, wait));
    },
    [settle],
  );
}
