import { type PointerEvent, type UIEvent, useEffect, useMemo, useRef, useState } from 'react';

/** Whether the reader's hand is in a list (pointer, focus, scrolled away from its top), so that nothing may move in it. */
export function useHold() {
  const [held, setHeld] = useState(false);
  const parts = useRef({ pointer: false, focus: false, scroll: false });
  const handlers = useMemo(() => {
    const change = (patch: Partial<typeof parts.current>) => {
      Object.assign(parts.current, patch);
      const { pointer, focus, scroll } = parts.current;
      setHeld(pointer || focus || scroll);
    };
    return {
      onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && change({ pointer: true }),
      onPointerLeave: () => change({ pointer: false }),
      onScroll: (event: UIEvent<HTMLElement>) => change({ scroll: event.currentTarget.scrollTop > 8 }),
      onFocus: () => change({ focus: true }),
      onBlur: () => change({ focus: false }),
    };
  }, []);
  useEffect(() => () => setHeld(false), []);
  return { held, handlers };
}
