import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type Look, turned } from './look.ts';

/** Degrees by one press of an arrow key. */
const STEP = 10;
const CLOSER = 1.2;

/** Looking about with a finger, a mouse or keys: handlers for the view's element. A picture that is dragged follows the finger. */
export function useHand(change: (by: (look: Look) => Look) => void) {
  const box = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const changed = useRef(change);
  changed.current = change;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // React listens to wheels passively, and the page must not scroll meanwhile.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      changed.current((look) => turned(look, 0, 0, Math.exp(-Math.sign(event.deltaY) * 0.1)));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);
  const spread = () => {
    const [a, b] = [...fingers.current.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  return {
    box,
    hand: {
      onPointerDown(event: PointerEvent) {
        if (event.target instanceof Element && event.target.closest('button, a')) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove(event: PointerEvent) {
        const before = fingers.current.get(event.pointerId);
        if (!before) return;
        const apart = spread();
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
        const { clientWidth, clientHeight } = event.currentTarget;
        const longer = Math.max(clientWidth, clientHeight);
        const closer = apart > 0 ? spread() / apart : 1;
        const share = 1 / fingers.current.size;
        changed.current((look) => {
          const degrees = (look.fov / longer) * share;
          return turned(look, (before.x - event.clientX) * degrees, (event.clientY - before.y) * degrees, closer);
        });
      },
      onPointerUp: (event: PointerEvent) => void fingers.current.delete(event.pointerId),
      onPointerCancel: (event: PointerEvent) => void fingers.current.delete(event.pointerId),
      onKeyDown(event: KeyboardEvent) {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const by = BY_KEY[event.key];
        if (!by) return;
        event.preventDefault();
        changed.current(by);
      },
    },
  };
}

const BY_KEY: Record<string, (look: Look) => Look> = {
  ArrowLeft: (look) => turned(look, -STEP, 0),
  ArrowRight: (look) => turned(look, STEP, 0),
  ArrowUp: (look) => turned(look, 0, STEP),
  ArrowDown: (look) => turned(look, 0, -STEP),
  '+': (look) => turned(look, 0, 0, CLOSER),
  '=': (look) => turned(look, 0, 0, CLOSER),
  '-': (look) => turned(look, 0, 0, 1 / CLOSER),
  Home: (look) => ({ ...look, bearing: 0, pitch: 0 }),
};
