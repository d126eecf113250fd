/** Where a page of a feature finds the 3D map, without knowing the engine. The app fills it. */
import { type ComponentType, createContext, useContext } from 'react';
import type { LayerConfig } from '../../scenes/contract.ts';
import type { MapLayer, SelectionKey } from './map.ts';

export interface MapPlaceProps {
  /** Layers of the page's own, drawn beside those of the scene. Keep the same array while nothing changes. */
  layers: MapLayer[];
  /** Whether a layer of the scene is drawn here. */
  shows(layer: LayerConfig): boolean;
  selected: SelectionKey | null;
  onSelect(key: SelectionKey | null): void;
}

const Context = createContext<ComponentType<MapPlaceProps> | null>(null);
export const MapPlaceProvider = Context.Provider;
/** The map, filling the positioned box that it is put into. */
export const useMapPlace = () => useContext(Context);
