import { useSyncExternalStore } from 'react';

/** What Chromium gives where the portal may be put on the home screen; not in the DOM's own types. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

// It comes once, soon after the page: kept for the button.
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offered = event as InstallEvent;
  tell();
});
window.addEventListener('appinstalled', () => {
  offered = null;
  tell();
});

/** Asks the browser to put the portal on the home screen; null where it offers nothing. */
export function useInstall(): (() => Promise<void>) | null {
  const event = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => offered,
  );
  if (!event) return null;
  return async () => {
    // An event asks once only.
    offered = null;
    tell();
    await event.prompt();
  };
}

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
/** Safari on iPhone and iPad has a menu for it, no event. */
export const isApple = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
