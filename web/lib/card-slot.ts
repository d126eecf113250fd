/** Where a page of a feature finds the card of what is picked, whichever feature draws it. The app fills it. */
import { type ComponentType, createContext, useContext } from 'react';
import type { SelectionKey } from './map.ts';
import type { SelectionType } from './selection.ts';

const Context = createContext<ComponentType<{ selection: SelectionKey }> | null>(null);
export const CardSlotProvider = Context.Provider;
export const useCardSlot = () => useContext(Context);

const Parts = createContext<ComponentType<{ type: SelectionType; id: string }> | null>(null);
/** What other features add to a card: buttons below its own. */
export const CardPartsProvider = Parts.Provider;
export const useCardParts = () => useContext(Parts);
