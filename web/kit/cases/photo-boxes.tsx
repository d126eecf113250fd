import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../api/features/cases/contract.ts';
import { Button } from '../button.tsx';
import styles from './photo-boxes.module.css';

interface PhotoBoxesProps {
  src: string;
  /** Pixels, for the shape of the frame. */
  width: number;
  height: number;
  boxes: readonly Box[];
  onChange(boxes: Box[]): void;
}

const MOST = 20;
const STEP = 0.02;
const LEAST = 0.02;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The box between two corners, inside the photo. All in shares of its width and height. */
export function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  const [x1, x2] = [clamp(Math.min(a.x, b.x), 0, 1), clamp(Math.max(a.x, b.x), 0, 1)];
  const [y1, y2] = [clamp(Math.min(a.y, b.y), 0, 1), clamp(Math.max(a.y, b.y), 0, 1)];
  return { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}

/** A box moved or, with `resize`, made larger or smaller by steps; it stays inside the photo. */
export function nudged(box: Box, right: number, down: number, resize: boolean): Box {
  if (resize) {
    const width = clamp(box.width + right * STEP, LEAST, 1 - box.x);
    return { ...box, width, height: clamp(box.height + down * STEP, LEAST, 1 - box.y) };
  }
  return { ...box, x: clamp(box.x + right * STEP, 0, 1 - box.width), y: clamp(box.y + down * STEP, 0, 1 - box.height) };
}

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Black boxes over a photo, drawn by pointer or set by keys. They are burnt in by the server; here they are only shown. */
export function PhotoBoxes({ src, width, height, boxes, onChange }: PhotoBoxesProps) {
  const { t } = useTranslation('kit');
  const frame = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const at = (event: PointerEvent) => {
    const area = frame.current?.getBoundingClientRect();
    if (!area) return { x: 0, y: 0 };
    return { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height };
  };
  const end = () => {
    if (drawn && drawn.width >= LEAST && drawn.height >= LEAST && boxes.length < MOST) onChange([...boxes, drawn]);
    from.current = null;
    setDrawn(null);
  };
  const press = (event: KeyboardEvent, index: number) => {
    const arrow = ARROWS[event.key];
    const box = boxes[index];
    if (!box) return;
    if (arrow) {
      event.preventDefault();
      onChange(boxes.map((old, i) => (i === index ? nudged(box, arrow[0], arrow[1], event.shiftKey) : old)));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onChange(boxes.filter((_, i) => i !== index));
    }
  };
  const place = (box: Box) => ({
    left: `${box.x * 100}%`,
    top: `${box.y * 100}%`,
    width: `${box.width * 100}%`,
    height: `${box.height * 100}%`,
  });
  return (
    <div className={styles.editor}>
      <div
        ref={frame}
        className={styles.frame}
        style={{ aspectRatio: `${width} / ${height}` }}
        onPointerDown={(event) => {
          if (event.target instanceof HTMLButtonElement) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = at(event);
        }}
        onPointerMove={(event) => from.current && setDrawn(boxBetween(from.current, at(event)))}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <img src={src} alt="" draggable={false} />
        {boxes.map((box, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: boxes have no name but their number.
            key={i}
            type="button"
            className={styles.box}
            style={place(box)}
            aria-label={t('case.boxName', { number: i + 1 })}
            onKeyDown={(event) => press(event, i)}
          />
        ))}
        {drawn && <span className={styles.box} style={place(drawn)} />}
      </div>
      <Button disabled={boxes.length >= MOST} onClick={() => onChange([...boxes, { x: 0.4, y: 0.4, width: 0.2, height: 0.2 }])}>
        {t('case.boxAdd')}
      </Button>
    </div>
  );
}
