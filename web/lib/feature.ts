/** What a feature gives to the portal. Its folder is found by glob; the slots are the only places where features meet. */
import type { ComponentType } from 'react';
import type { BoundaryFeature } from '../../api/features/boundaries/contract.ts';
import type { LayerConfig } from '../../scenes/contract.ts';
import type { PinHeap, PinItem } from './map.ts';
import type { SelectionType } from './selection.ts';

/** What a feature knows for one scene layer. */
export interface LayerData {
  pending: boolean;
  error: unknown;
  retry: () => void;
  pins?: PinItem[] | undefined;
  heaps?: PinHeap[] | undefined;
  areas?: BoundaryFeature[] | undefined;
}

export interface LayerFeed {
  accepts(layer: LayerConfig): boolean;
  /** Keys of `city.counts` that the layer shows: place kinds, `camera`, `report`. They give its count, legend and colour. */
  keys(layer: LayerConfig): string[];
  /** A hook; asked for one layer at a time, while that layer is on. */
  useLayer(layer: LayerConfig): LayerData;
}

export interface PanelSlot {
  /** Order in the bar or the menu. */
  order: number;
  /** `bar`: a button of its own; `menu`: an entry under "more". */
  at: 'bar' | 'menu';
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** One key that opens it, shown in the list of shortcuts. */
  shortcut?: string;
  Panel: ComponentType;
}

export interface Feature {
  /** The folder's name, the namespace of its words. */
  id: string;
  feed?: LayerFeed;
  /** The card for one type of picked thing. */
  card?: { types: SelectionType[]; Card: ComponentType<{ type: SelectionType; id: string }> };
  /** What a feature adds to the card of another one's thing. */
  CardPart?: ComponentType<{ type: SelectionType; id: string }>;
  /** Opened from the bar; its title is `<id>:title`. */
  panel?: PanelSlot;
  /** Lower right of the map. */
  tool?: { order: number; Tool: ComponentType };
  /** Lower middle of the map. */
  Dock?: ComponentType;
  /** Drawn on the globe, within its context: lazy, from the feature's `scene/`. */
  Scene?: ComponentType;
  /** Head of the main panel. */
  Head?: ComponentType;
  /** Main panel while nothing is picked. */
  Home?: ComponentType;
  /** Above everything on every page of a city, and quiet nearly always. */
  Banner?: ComponentType;
  /** A full page below `/:city/`, at the feature's id. */
  Page?: ComponentType;
}

export function defineFeature(feature: Feature): Feature {
  return feature;
}
