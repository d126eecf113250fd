/** Shows what the portal pushes and opens its page. */
export function showPushes(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    let push: { title?: string; body?: string; path?: string; tag?: string } = {};
    try {
      push = event.data?.json() ?? {};
    } catch {
      // What cannot be read is shown as news without words: a browser wants to see a notification for every push.
    }
    const { title = 'Toàn Cảnh', body = '', path = '/', tag } = push;
    event.waitUntil(
      worker.registration.showNotification(title, { body, icon: '/icon.svg', data: { path }, ...(tag === undefined ? {} : { tag }) }),
    );
  });

  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { path } = (event.notification.data ?? {}) as { path?: unknown };
    // Never to another site, whatever a push says.
    const url = new URL(typeof path === 'string' ? path : '/', worker.location.origin);
    event.waitUntil(worker.clients.openWindow(url.origin === worker.location.origin ? url.href : '/'));
  });
}
