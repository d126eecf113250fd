import { IconArrowDown, IconArrowUp, IconGripVertical, IconTrash } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourStop } from '../../../scenes/tour-contract.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { formatDistance } from '../../lib/format.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { bend, closed, idOf, moved, onWay, straight, withoutWayFrames, withStops } from './draft-edits.ts';
import type { PaneProps } from './pane-props.ts';
import { titleOfStop } from './stop-title.ts';
import { StreetLegs } from './street-legs.tsx';
import styles from './studio.module.css';
import { useMapPoint } from './use-map-point.ts';

/** The stops in order: added from guides or by a click on the map, moved by dragging or by buttons; and the way between them. */
export function StopsPane(props: PaneProps) {
  const {
    draft,
    work: { change },
    guides,
    places,
    onChoose,
  } = props;
  const { t } = useTranslation('studio');
  const { lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  /** What a click on the map means: a new stop, or a bend of that leg. */
  const [pointing, setPointing] = useState<'stop' | number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const taken = draft.stops.map(({ id }) => id);
  const set = (stops: TourStop[]) => change((now) => withStops(now, stops, places));
  const { middle } = useMapPoint(pointing !== null, (at) => {
    if (typeof pointing === 'number') return change((now) => bend(now, pointing, at));
    const id = idOf(`diem ${draft.stops.length + 1}`, taken);
    const title = (n: number) => ({ vi: { title: `Điểm ${n}`, sentences: [] }, en: { title: `Stop ${n}`, sentences: [] } });
    set([
      ...draft.stops,
      {
        id,
        own: {
          position: at,
          view: { target: at, range: 300, heading: 0, pitch: -30 },
          zones: [{ centre: at, enter: 30, exit: 45 }],
          words: title(draft.stops.length + 1),
        },
        keyframes: [],
        questions: [],
      },
    ]);
    setPointing(null);
    onChoose(id);
  });
  const fromGuide = (name: string) => {
    const [guide = '', stop = ''] = name.split('/');
    if (stop) set([...draft.stops, { id: idOf(`${guide} ${stop}`, taken), from: { guide, stop }, keyframes: [], questions: [] }]);
  };
  const back = draft.stops.length > 1 && draft.legs.length === draft.stops.length;
  return (
    <>
      <div className={forms.acts}>
        <label className={styles.grow}>
          <span className="sr-only">{t('stops.fromGuide')}</span>
          <select value="" onChange={({ target }) => fromGuide(target.value)}>
            <option value="">{t('stops.fromGuide')}</option>
            {guides.map(({ id, languages, stops }) => (
              <optgroup key={id} label={(languages[lang] ?? languages.vi)?.title ?? id}>
                {stops.map((stop) => (
                  <option key={stop.id} value={`${id}/${stop.id}`}>
                    {(languages[lang] ?? languages.vi)?.stops[stop.id]?.title ?? stop.id}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <Button aria-pressed={pointing === 'stop'} onClick={() => setPointing(pointing === 'stop' ? null : 'stop')}>
          {t('stops.onMap')}
        </Button>
      </div>
      {pointing !== null && (
        <div className={forms.acts}>
          <p role="status" className={styles.grow}>
            {t(pointing === 'stop' ? 'stops.clickStop' : 'stops.clickBend')}
          </p>
          <Button onClick={middle}>{t('stops.middle')}</Button>
          <Button onClick={() => setPointing(null)}>{t('done')}</Button>
        </div>
      )}
      {draft.stops.length === 0 && <p className={forms.note}>{t('stops.none')}</p>}
      <ol className={styles.stops}>
        {draft.stops.map((stop, i) => (
          <li
            key={stop.id}
            data-over={(dragged !== null && dragged !== i) || undefined}
            draggable
            onDragStart={() => setDragged(i)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) set(moved(draft.stops, dragged, i));
              setDragged(null);
            }}
          >
            <div className={styles.stop}>
              <IconGripVertical size={18} aria-hidden="true" className={styles.grip} />
              <button type="button" className={styles.stopName} onClick={() => onChoose(stop.id)}>
                <span>{i + 1}</span> {titleOfStop(stop, guides, lang)}
              </button>
              <IconButton label={t('stops.up', { number: i + 1 })} disabled={i === 0} onClick={() => set(moved(draft.stops, i, i - 1))}>
                <IconArrowUp size={18} aria-hidden="true" />
              </IconButton>
              <IconButton
                label={t('stops.down', { number: i + 1 })}
                disabled={i === draft.stops.length - 1}
                onClick={() => set(moved(draft.stops, i, i + 1))}
              >
                <IconArrowDown size={18} aria-hidden="true" />
              </IconButton>
              <IconButton label={t('stops.remove', { number: i + 1 })} onClick={() => set(draft.stops.filter((_, k) => k !== i))}>
                <IconTrash size={18} aria-hidden="true" />
              </IconButton>
            </div>
            {draft.legs[i] && (
              <div className={styles.leg}>
                <Button aria-pressed={pointing === i} onClick={() => setPointing(pointing === i ? null : i)}>
                  {t('stops.draw', { number: i + 1 })}
                </Button>
                {draft.legs[i].path.length > 2 && (
                  <Button look="plain" onClick={() => change((now) => straight(now, i))}>
                    {t('stops.straight')}
                  </Button>
                )}
                <Button disabled={!map} onClick={() => map && change((now) => onWay(now, i, map.view()))}>
                  {t('stops.recordWay', { number: i + 1 })}
                </Button>
                {draft.legs[i].keyframes.length > 0 && (
                  <Button look="plain" onClick={() => change((now) => withoutWayFrames(now, i))}>
                    {t('stops.clearWay', { count: draft.legs[i].keyframes.length })}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {draft.legs.length > 0 && <StreetLegs {...props} />}
      {draft.stops.length > 1 && (
        <label className={styles.check}>
          <input type="checkbox" checked={back} onChange={({ target }) => change((now) => closed(now, target.checked, places))} />
          {t('stops.back')}
        </label>
      )}
      <p className={forms.note}>{t('stops.length', { length: formatDistance(draft.length, lang) })}</p>
    </>
  );
}
