/** What every part of an opened city may know and do. The app provides it. */
import { createContext, useContext } from 'react';
import type { City } from '../../api/features/cities/contract.ts';
import type { LayerFeed } from './feature.ts';
import type { SelectionKey } from './map.ts';
import type { PortalState } from './portal-state.ts';

export type Position3 = [number, number, number];

export interface Portal {
  cityId: string;
  city: City;
  lang: string;
  state: PortalState;
  embedded: boolean;
  /** Changes what the address holds; `push` makes a step for the back button. */
  update(patch: Partial<PortalState>, options?: { push?: boolean }): void;
  /** Picks a thing and, where its position is given, brings it into sight. */
  select(key: SelectionKey | null, position?: Position3): void;
  /** Told by a card once it knows where its thing stands; flies there if the pick came without a position. */
  locate(key: SelectionKey, position: Position3): void;
  /** Address of this city with `patch` over the present state; `page` is the id of a feature that has one. */
  href(patch?: Partial<PortalState>, page?: string): string;
  feedOf(layerId: string): LayerFeed | undefined;
  setLang(lang: string): void;
  languages: string[];
}

const Context = createContext<Portal | null>(null);
export const PortalProvider = Context.Provider;

/** @throws outside an opened city: a mistake in the code, not a state to handle. */
export function usePortal(): Portal {
  const portal = useContext(Context);
  if (!portal) throw new Error('usePortal needs a PortalProvider above');
  return portal;
}
