import { useSyncExternalStore } from 'react';
import { onStamps, type Stamps, stampsOf } from './stamps.ts';

export const useStamps = (city: string): Stamps => useSyncExternalStore(onStamps, () => stampsOf(city));
