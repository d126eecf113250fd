import { useSyncExternalStore } from 'react';
import { onWalk, type WalkView, walkView } from './walk-driver.ts';

export const useWalk = (): WalkView => useSyncExternalStore(onWalk, walkView);
