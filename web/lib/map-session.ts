/** What the running map tells the interface; gone when the page is gone. */

import { atom } from 'jotai';
import { deviceStorage } from './device-storage.ts';
import type { LayerStatus, MapHandle, PickedBuilding, Quality } from './map.ts';
import type { Sight } from './tile-cover.ts';

export const mapHandleAtom = atom<MapHandle | null>(null);
/** The poster has given way: the camera stands where the address wants it and can be sent elsewhere. */
export const mapShownAtom = atom(false);
/** What was in sight when the camera last came to rest; null before that. */
export const mapSightAtom = atom<Sight | null>(null);
export const headingAtom = atom<{ heading: number; pitch: number }>({ heading: 0, pitch: -45 });
/** By layer id: what the engine says, and what the layer's data says. */
export const engineStatusAtom = atom<Record<string, LayerStatus>>({});
export const dataStatusAtom = atom<Record<string, LayerStatus>>({});
export const pickedBuildingAtom = atom<PickedBuilding | null>(null);
/** The preset in force. */
export const presetAtom = atom<'low' | 'medium' | 'high' | null>(null);
export const panelAtom = atom<string | null>(null);

const stored = (): Quality => {
  const value = deviceStorage.getItem('toan-canh:quality');
  return value === 'low' || value === 'medium' || value === 'high' ? value : 'auto';
};
const chosen = atom<Quality>(stored());
/** What the reader chose; kept on the device. */
export const qualityAtom = atom(
  (get) => get(chosen),
  (_get, set, quality: Quality) => {
    deviceStorage.setItem('toan-canh:quality', quality);
    set(chosen, quality);
  },
);

/** Data that failed outweighs an engine at rest; otherwise the engine has the last word. */
export function layerStatus(data: LayerStatus | undefined, engine: LayerStatus | undefined): LayerStatus {
  if (data?.state === 'failed' || data?.state === 'loading') return data;
  return engine ?? data ?? { state: 'idle' };
}

const SHORTCUTS = 'toan-canh:shortcuts';
const keysOn = atom(deviceStorage.getItem(SHORTCUTS) !== 'off');
/** Whether single keys are shortcuts; who speaks to the machine may want them off (WCAG 2.1.4). */
export const shortcutsAtom = atom(
  (get) => get(keysOn),
  (_get, set, on: boolean) => {
    deviceStorage.setItem(SHORTCUTS, on ? 'on' : 'off');
    set(keysOn, on);
  },
);
