import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../api/features/cases/contract.ts';
import styles from './box-editor.module.css';
import { boxBetween, boxByKey, boxStyle, MOST_BOXES } from './boxes.ts';

interface BoxEditorProps {
  src: string;
  /** Pixels, for the shape of the frame. */
  width: number;
  height: number;
  boxes: readonly Box[];
  onChange(boxes: Box[]): void;
}

/** Black boxes over a photo, drawn by pointer, and moved, sized and removed by keys. Here they are only shown; whoever keeps the photo burns them in. */
export function BoxEditor({ src, width, height, boxes, onChange }: BoxEditorProps) {
  const { t } = useTranslation('kit');
  const frame = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ from: { x: number; y: number }; box: Box | null } | null>(null);
  const at = (event: PointerEvent) => {
    const area = frame.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    return { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height };
  };
  const press = (event: KeyboardEvent, index: number, box: Box) => {
    const moved = boxByKey(box, event.key, event.shiftKey);
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(boxes.filter((_, i) => i !== index));
    else if (moved) onChange(boxes.map((old, i) => (i === index ? moved : old)));
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      style={{ aspectRatio: `${width} / ${height}`, ['--ratio' as string]: width / height }}
      onPointerDown={(event) => {
        if (boxes.length >= MOST_BOXES || !event.isPrimary || (event.target as HTMLElement).closest('button')) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawn({ from: at(event), box: null });
      }}
      onPointerMove={(event) => drawn && setDrawn({ from: drawn.from, box: boxBetween(drawn.from, at(event)) })}
      onPointerUp={() => {
        if (drawn?.box) onChange([...boxes, drawn.box]);
        setDrawn(null);
      }}
      onPointerCancel={() => setDrawn(null)}
    >
      <img src={src} alt="" draggable={false} />
      {boxes.map((box, i) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no name but their number.
          key={i}
          type="button"
          className={styles.box}
          style={boxStyle(box)}
          aria-label={t('case.boxName', { number: i + 1 })}
          onKeyDown={(event) => press(event, i, box)}
        />
      ))}
      {drawn?.box && <span className={styles.box} style={boxStyle(drawn.box)} data-drawn="" />}
    </div>
  );
}
