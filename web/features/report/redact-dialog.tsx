import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../api/features/cases/contract.ts';
import { Button } from '../../kit/button.tsx';
import { boxBetween, boxByKey } from './boxes.ts';
import type { DraftPhoto } from './draft.ts';
import { boxStyle } from './photo-boxes.tsx';
import styles from './redact.module.css';

const MOST = 20;
let made = 0;
const numbered = (box: Box) => ({ box, key: ++made });

/** Draws black boxes over faces and number plates: by finger or mouse, or by keys on a box. They are burnt in when the report is sent. */
export function RedactDialog({ url, photo, onClose }: { url: string; photo: DraftPhoto; onClose(boxes: Box[] | null): void }) {
  const { t } = useTranslation('report');
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const [boxes, setBoxes] = useState(() => photo.boxes.map(numbered));
  const [drawn, setDrawn] = useState<{ from: { x: number; y: number }; box: Box | null } | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const at = (event: PointerEvent) => {
    const frame = area.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    return { x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height };
  };
  const full = boxes.length >= MOST;
  const add = (box: Box) => setBoxes((all) => [...all, numbered(box)]);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="redact-title" onClose={() => onClose(null)}>
      <h2 id="redact-title">{t('redact.title')}</h2>
      <p className={styles.hint}>{t('redact.hint')}</p>
      <div
        ref={area}
        className={styles.area}
        style={{ aspectRatio: `${photo.width} / ${photo.height}`, ['--ratio' as string]: photo.width / photo.height }}
        onPointerDown={(event) => {
          if (full || !event.isPrimary || (event.target as HTMLElement).closest('button')) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrawn({ from: at(event), box: null });
        }}
        onPointerMove={(event) => drawn && setDrawn({ from: drawn.from, box: boxBetween(drawn.from, at(event)) })}
        onPointerUp={() => {
          if (drawn?.box) add(drawn.box);
          setDrawn(null);
        }}
        onPointerCancel={() => setDrawn(null)}
      >
        <img src={url} alt="" draggable={false} />
        {boxes.map(({ box, key }, i) => (
          <button
            key={key}
            type="button"
            className={styles.box}
            style={boxStyle(box)}
            aria-label={t('redact.box', { number: i + 1 })}
            onKeyDown={(event) => {
              const moved = boxByKey(box, event.key, event.shiftKey);
              if (event.key === 'Delete' || event.key === 'Backspace') setBoxes((all) => all.filter((b) => b.key !== key));
              else if (moved) setBoxes((all) => all.map((b) => (b.key === key ? { key, box: moved } : b)));
              else return;
              event.preventDefault();
            }}
          />
        ))}
        {drawn?.box && <span className={styles.drawn} style={boxStyle(drawn.box)} />}
      </div>
      <p role="status" className={styles.hint}>
        {full ? t('redact.full') : t('redact.count', { count: boxes.length })}
      </p>
      <div className={styles.row}>
        <Button
          disabled={full}
          icon={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => add({ x: 0.4, y: 0.4, width: 0.2, height: 0.2 })}
        >
          {t('redact.add')}
        </Button>
        <Button
          disabled={boxes.length === 0}
          icon={<IconTrash size={18} aria-hidden="true" />}
          onClick={() => setBoxes((all) => all.slice(0, -1))}
        >
          {t('redact.undo')}
        </Button>
        <span className={styles.space} />
        <Button onClick={() => onClose(null)}>{t('redact.cancel')}</Button>
        <Button look="primary" onClick={() => onClose(boxes.map(({ box }) => box))}>
          {t('redact.done')}
        </Button>
      </div>
    </dialog>
  );
}
