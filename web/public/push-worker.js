/** Shows what the portal pushes and opens its page. It keeps nothing and answers no request of the page. */
self.addEventListener('push', (event) => {
  let push = {};
  try {
    push = event.data?.json() ?? {};
  } catch {
    // What cannot be read is shown as news without words: a browser wants to see a notification for every push.
  }
  const { title = 'Toàn Cảnh', body = '', path = '/', tag } = push;
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/icon.svg', data: { path } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { path } = event.notification.data ?? {};
  // Never to another site, whatever a push says.
  const url = new URL(typeof path === 'string' ? path : '/', self.location.origin);
  event.waitUntil(self.clients.openWindow(url.origin === self.location.origin ? url.href : '/'));
});
