import { useMemo } from 'react';
import type { MapViewProps } from '../lib/map.ts';

export interface Covering {
  phone: boolean;
  /** Height of the phone's sheet, pixels. */
  sheet: number;
  /** A side panel is open. */
  panel: boolean;
}

/** What the panels cover of the map, in pixels, so that the camera keeps what is picked beside them. */
export function useCovered(covering: Covering | null): MapViewProps['covered'] {
  const { phone = false, sheet = 0, panel = false } = covering ?? {};
  const free = covering === null;
  return useMemo(() => {
    if (free) return { top: 0, right: 0, bottom: 0, left: 0 };
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    if (phone) return { top: 4.5 * rem, right: 0, bottom: sheet, left: 0 };
    return { top: 0, right: panel ? 24.5 * rem : 0, bottom: 0, left: 25.75 * rem };
  }, [free, phone, sheet, panel]);
}
