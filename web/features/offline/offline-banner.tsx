import { lazy, Suspense, useSyncExternalStore } from 'react';
import './install-prompt.ts';

const BannerLine = lazy(() => import('./banner-line.tsx'));

const subscribe = (listener: () => void): (() => void) => {
  navigator.serviceWorker?.addEventListener('controllerchange', listener);
  return () => navigator.serviceWorker?.removeEventListener('controllerchange', listener);
};

/** Nothing for who never took anything along: there is no worker then. */
export function OfflineBanner() {
  const served = useSyncExternalStore(subscribe, () => Boolean(navigator.serviceWorker?.controller));
  if (!served) return null;
  return (
    <Suspense fallback={null}>
      <BannerLine />
    </Suspense>
  );
}
