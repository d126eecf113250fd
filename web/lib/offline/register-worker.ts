/** Whether this browser, at this address, can have a service worker: only a secure context can. */
export const mayHaveWorker = (): boolean => globalThis.isSecureContext && 'serviceWorker' in navigator;

/** Registers the portal's worker and waits until it runs. Registered, it stays; who never asks for it never has it. Rejects where the browser refuses. */
export async function registerWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/sw.js', { scope: '/' });
  return navigator.serviceWorker.ready;
}
