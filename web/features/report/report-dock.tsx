import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePortal } from '../../lib/portal.ts';
import styles from './report-entry.module.css';
import { ReportLink } from './report-entry.tsx';

const PickPlace = lazy(() => import('./pick-place.tsx'));

/** The draft for which a place is being chosen stands in the address, so that a reload goes on where it was. */
export const PLACE_FOR = 'place-for';

/** On a phone the call to action, within the thumb's reach; while a place is being chosen, the crosshair. */
export function ReportDock() {
  const { embedded } = usePortal();
  const draft = useRouterState({ select: (s) => (s.location.search as Record<string, string | undefined>)[PLACE_FOR] });
  if (draft && !embedded)
    return (
      <Suspense fallback={null}>
        <PickPlace draftId={draft} />
      </Suspense>
    );
  return <ReportLink className={styles.thumb} />;
}
