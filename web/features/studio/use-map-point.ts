import { useAtom, useAtomValue } from 'jotai';
import { useEffect, useRef } from 'react';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { toolAtom } from '../../lib/tool.ts';

/** Clicks on the map while `on`: each tells a position on the ground, [lng, lat]; by keyboard, `middle` is the middle of the map. */
export function useMapPoint(on: boolean, onPoint: (at: [number, number]) => void): { middle(): void } {
  const map = useAtomValue(mapHandleAtom);
  const [tool, setTool] = useAtom(toolAtom);
  const given = useRef(onPoint);
  given.current = onPoint;
  useEffect(() => {
    if (!on) return;
    setTool({ type: 'take', tool: { kind: 'point', at: null } });
    return () => setTool({ type: 'cancel' });
  }, [on, setTool]);
  const at = tool.kind === 'point' ? tool.at : null;
  useEffect(() => {
    if (!on || !at || !map) return;
    const found = map.positionAt(at.x, at.y);
    // Ready for the next one.
    setTool({ type: 'point', at: null });
    if (found) given.current([round(found.position[0]), round(found.position[1])]);
  }, [on, at, map, setTool]);
  return {
    middle() {
      const target = map?.view().target;
      if (target) given.current([round(target[0]), round(target[1])]);
    },
  };
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
