import { IconCube, IconFocus2 } from '@tabler/icons-react';
import { useAtomValue, useSetAtom } from 'jotai';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerConfig } from '../../../../../scenes/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import forms from '../../../../kit/form.module.css';
import type { MapLayer } from '../../../../lib/map.ts';
import { useMapPlace } from '../../../../lib/map-place.ts';
import { mapHandleAtom, mapShownAtom } from '../../../../lib/map-session.ts';
import { modelPreviewAtom, modelPreviewStateAtom, type ModelPreview as Preview } from '../../../../lib/model-preview.ts';
import styles from './models.module.css';

const NONE: MapLayer[] = [];
const shows = ({ technique }: LayerConfig) => technique !== 'pins';
const pickNothing = () => undefined;
/** Metres from which it is looked at. */
const RANGE = 220;
/** Milliseconds after the last change of its position: who types a number has many on the way. */
const PAUSE = 500;

interface ModelPreviewProps {
  /** Of the saved model; null: a new one. */
  id: string | null;
  /** Where a saved model's glb is read. */
  saved: string | undefined;
  /** A file that was chosen stands before it. */
  file: File | null;
  place: Omit<Preview, 'id' | 'url'>;
}

/** The model on the map as it would stand, before anybody else sees it. */
export function ModelPreview({ id, saved, file, place }: ModelPreviewProps) {
  const { t } = useTranslation('admin');
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState<string>();
  useEffect(() => {
    if (!file) return setOwn(undefined);
    const made = URL.createObjectURL(file);
    setOwn(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const url = file ? own : saved;
  return (
    <div className={forms.group}>
      <div className={forms.row}>
        <Button
          icon={<IconCube size={18} aria-hidden="true" />}
          aria-expanded={open}
          disabled={!file && !saved}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'section.models.preview.close' : 'section.models.preview.open')}
        </Button>
        {!file && !saved && <span className={forms.hint}>{t('section.models.preview.noFile')}</span>}
      </div>
      {open && url && <OnMap preview={{ id, url, ...place }} />}
    </div>
  );
}

function OnMap({ preview }: { preview: Preview }) {
  const { t } = useTranslation('admin');
  const MapPlace = useMapPlace();
  const map = useAtomValue(mapHandleAtom);
  const ready = useAtomValue(mapShownAtom);
  const state = useAtomValue(modelPreviewStateAtom);
  const setPreview = useSetAtom(modelPreviewAtom);
  const {
    id,
    url,
    position: [lng, lat],
    heading,
    scale,
    height,
    clip,
  } = preview;
  const shown = useMemo(
    (): Preview => ({ id, url, position: [lng, lat], heading, scale, height, clip }),
    [id, url, lng, lat, heading, scale, height, clip],
  );
  useEffect(() => setPreview(shown), [setPreview, shown]);
  useEffect(() => () => setPreview(null), [setPreview]);
  useEffect(() => {
    if (!map || !ready) return;
    const timer = setTimeout(() => void map.lookAt([lng, lat, 0], RANGE), PAUSE);
    return () => clearTimeout(timer);
  }, [map, ready, lng, lat]);
  if (!MapPlace) return null;
  return (
    <section className={styles.preview} aria-label={t('section.models.preview.title')}>
      <div className={styles.map}>
        <MapPlace layers={NONE} shows={shows} selected={null} onSelect={pickNothing} />
      </div>
      <div className={forms.row}>
        <p role="status">{t(`section.models.preview.${ready ? state : 'loading'}`)}</p>
        {ready && map && (
          <Button look="plain" icon={<IconFocus2 size={18} aria-hidden="true" />} onClick={() => void map.lookAt([lng, lat, 0], RANGE)}>
            {t('section.models.preview.look')}
          </Button>
        )}
      </div>
    </section>
  );
}
