import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sheet.module.css';
import { dragEnd, SHEET_HEIGHTS, type SheetHeight, sheetPixels } from './sheet-heights.ts';

export type { SheetHeight };

interface SheetProps {
  height: SheetHeight;
  onHeight(height: SheetHeight): void;
  /** Told at rest, never while dragging, so that the map does not chase the finger. */
  onPixels(pixels: number): void;
  label: string;
  children: ReactNode;
}

/** A sheet from below in three heights: by drag, by arrow keys, by a tap on the handle. */
export function Sheet({ height, onHeight, onPixels, label, children }: SheetProps) {
  const { t } = useTranslation('kit');
  const [screen, setScreen] = useState(() => window.innerHeight);
  const [drag, setDrag] = useState<number | null>(null);
  const from = useRef<{ y: number; pixels: number; moved: boolean } | null>(null);
  const rest = sheetPixels(height, screen);
  useEffect(() => {
    const resize = () => setScreen(window.innerHeight);
    window.addEventListener('resize', resize);
    return () => window.removeEventListener('resize', resize);
  }, []);
  useEffect(() => onPixels(sheetPixels(height === 'full' ? 'half' : height, screen)), [height, screen, onPixels]);
  const step = (by: number) => {
    const next = SHEET_HEIGHTS[SHEET_HEIGHTS.indexOf(height) + by];
    if (next) onHeight(next);
  };
  return (
    <main className={styles.sheet} aria-label={label} data-drag={drag !== null || undefined} style={{ height: `${drag ?? rest}px` }}>
      <button
        type="button"
        className={styles.handle}
        aria-label={t(`sheet.${height}`)}
        onClick={() => {
          if (!from.current?.moved) onHeight(height === 'peek' ? 'half' : height === 'half' ? 'full' : 'peek');
          from.current = null;
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp') step(1);
          else if (event.key === 'ArrowDown') step(-1);
          else return;
          event.preventDefault();
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { y: event.clientY, pixels: rest, moved: false };
        }}
        onPointerMove={(event) => {
          const start = from.current;
          if (!start || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const pixels = start.pixels + start.y - event.clientY;
          if (Math.abs(start.y - event.clientY) > 6) start.moved = true;
          if (start.moved) setDrag(Math.max(80, Math.min(sheetPixels('full', screen), pixels)));
        }}
        onPointerUp={() => {
          if (drag !== null) onHeight(dragEnd(drag, height, screen));
          setDrag(null);
        }}
        onPointerCancel={() => {
          from.current = null;
          setDrag(null);
        }}
      >
        <span />
      </button>
      <div className={styles.body}>{children}</div>
    </main>
  );
}
