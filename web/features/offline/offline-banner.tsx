import { lazy, Suspense } from 'react';
import './install-prompt.ts';

const BannerLine = lazy(() => import('./banner-line.tsx'));

/** Nothing for who never took anything along: there is no worker then. */
export function OfflineBanner() {
  if (!navigator.serviceWorker?.controller) return null;
  return (
    <Suspense fallback={null}>
      <BannerLine />
    </Suspense>
  );
}
