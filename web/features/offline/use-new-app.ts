import { useEffect, useState } from 'react';

/** Whether a whole new version of the page waits, and how to change to it. Until then this tab goes on with its own. */
export function useNewApp(): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    let gone = false;
    const stops: (() => void)[] = [];
    void navigator.serviceWorker.getRegistration().then((registration) => {
      if (!registration || gone) return;
      const look = () => setWaiting(registration.waiting);
      const found = () => registration.installing?.addEventListener('statechange', look);
      registration.addEventListener('updatefound', found);
      stops.push(() => registration.removeEventListener('updatefound', found));
      found();
      look();
    });
    return () => {
      gone = true;
      for (const stop of stops) stop();
    };
  }, []);
  if (!waiting) return null;
  return () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  };
}
