import { useQuery } from '@tanstack/react-query';
import { useAtomValue } from 'jotai';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import type { LayerConfig } from '../../../scenes/contract.ts';
import { caseQuery } from '../../lib/case-queries.ts';
import { caseIcon } from '../../lib/case-time.ts';
import type { TileMarks } from '../../lib/decode-tile.ts';
import { localText } from '../../lib/local-text.ts';
import type { MapLayer, PinHeap, PinItem, SelectionKey } from '../../lib/map.ts';
import { useMapPlace } from '../../lib/map-place.ts';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { toolAtom } from '../../lib/tool.ts';
import styles from './console.module.css';
import { useNearCameras } from './use-near-cameras.ts';

const RANK: Record<CaseSummary['priority'], number> = { urgent: 60, high: 45, normal: 30 };

const layerOf = (id: string, pins: PinItem[], heaps: PinHeap[] = []): MapLayer => ({
  config: { id, technique: 'pins', title: { vi: id }, group: 'places', visible: true, opacity: 1, formerly: [], config: {} },
  visible: true,
  opacity: 1,
  pins,
  heaps,
});
/** The city as it is; of its things only those of the work. */
const shows = (layer: LayerConfig) => layer.technique !== 'pins';

interface CaseMapProps {
  rows: readonly CaseSummary[];
  /** All that fit the filter, where the rows are only the first of thousands. */
  marks: TileMarks | undefined;
  now: number;
  open: string | null;
  /** The open case as the queue knows it. */
  shown: CaseSummary | null;
  /** Where a caller's report will stand. */
  place: [number, number, number] | null;
  /** Cells over the ground. */
  heat: MapLayer | null;
  onOpen(id: string): void;
}

/** The cases of the queue on the 3D map in the colours of their states, and the cameras about the open one with what they see. */
export function CaseMap({ rows, marks, now, open, shown, place, heat, onOpen }: CaseMapProps) {
  const MapPlace = useMapPlace();
  const { cityId, lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const ready = useAtomValue(mapShownAtom);
  const detail = useQuery({ ...caseQuery(cityId, open ?? ''), enabled: open !== null });
  const item = shown ?? detail.data ?? null;
  const { near } = useNearCameras(item);
  // The clock goes on; what is on the map changes when a case comes to be late, not with each of its steps.
  const icons = [...(marks ? [] : rows), ...(item ? [item] : [])].map((row) => caseIcon(row, now)).join(' ');
  const cases = useMemo(() => {
    const iconOf = icons.split(' ');
    const pinOf = (row: CaseSummary, icon = ''): PinItem => ({
      id: `report:${row.id}`,
      position: row.position,
      icon,
      label: localText(row.title, lang).normalize('NFC'),
      rank: RANK[row.priority],
    });
    const own = item ? [pinOf(item, iconOf.at(-1))] : [];
    if (marks) return layerOf('cases', [...marks.pins.filter(({ id }) => id !== own[0]?.id), ...own], marks.heaps);
    const pins = rows.map((row, i) => pinOf(row, iconOf[i]));
    return layerOf('cases', [...pins, ...(rows.some(({ id }) => id === item?.id) ? [] : own)]);
  }, [rows, marks, item, icons, lang]);
  const cameras = useMemo(
    () =>
      layerOf(
        'case-cameras',
        near.map(({ camera: { id, geometry, properties } }) => ({
          id: `camera:${id}`,
          position: geometry.coordinates,
          icon: 'camera',
          label: localText(properties.name, lang).normalize('NFC'),
          rank: 20,
          cone: { heading: properties.heading, fieldOfView: properties.fieldOfView, range: properties.range },
        })),
      ),
    [near, lang],
  );
  const { t } = useTranslation('ioc');
  const label = t('place.title');
  const calling = useMemo(
    () => layerOf('call-place', place ? [{ id: 'report:call-place', position: place, icon: 'report-new', label, rank: 90 }] : []),
    [place, label],
  );
  const layers = useMemo(() => [cases, cameras, calling, ...(heat ? [heat] : [])], [cases, cameras, calling, heat]);
  const pointing = useAtomValue(toolAtom).kind === 'point';
  const [lng, lat, height] = item?.position ?? [];
  useEffect(() => {
    if (map && ready && lng !== undefined && lat !== undefined && height !== undefined) void map.lookAt([lng, lat, height]);
  }, [map, ready, lng, lat, height]);
  const onSelect = useCallback(
    (key: SelectionKey | null) => {
      // A click beside everything closes nothing: something may be half written.
      if (key?.startsWith('report:') && key !== 'report:call-place') onOpen(key.slice('report:'.length));
    },
    [onOpen],
  );
  if (!MapPlace) return null;
  return (
    <>
      <MapPlace layers={layers} shows={shows} selected={open ? `report:${open}` : null} onSelect={onSelect} />
      {pointing && <div className={styles.cross} aria-hidden="true" />}
    </>
  );
}
