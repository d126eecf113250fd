/** Where a page of a feature finds the card of what is picked, whichever feature draws it. The app fills it. */
import { type ComponentType, createContext, useContext } from 'react';
import type { SelectionKey } from './map.ts';

const Context = createContext<ComponentType<{ selection: SelectionKey }> | null>(null);
export const CardSlotProvider = Context.Provider;
export const useCardSlot = () => useContext(Context);
