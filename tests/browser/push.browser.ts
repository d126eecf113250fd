/**
 * Notifications on this device, browser side. No push service is reachable from a test, so that a subscription fails here as it does behind a
 * strict company's wall; a push is handed to the registered worker through the browser's own tools.
 */
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { type Visit, visitors } from './open-page.ts';
import { noGlobe } from './people.ts';
import { violations } from './violations.ts';
import { words } from './words.ts';

const { visit } = visitors();
const { follow } = words;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const PLACE = '/son-la/follow?at=103.9141,21.3270';

async function askForPush(path = PLACE, permissions: string[] = []): Promise<Visit> {
  const visited = await visit({ ...PHONE, path, prepare: noGlobe, permissions, expected: [/not support the Push API in incognito/] });
  const { page } = visited;
  await page.getByRole('radio', { name: follow.way.push }).check();
  await page.getByRole('button', { name: follow.form.send }).tap();
  return visited;
}

/** Mail is still there, and works. */
async function takesMail(page: Page): Promise<void> {
  await page.getByRole('radio', { name: follow.way.mail, exact: true }).check();
  await page.getByRole('textbox', { name: follow.form.email }).fill(`thay-vi-day-${Date.now()}@example.vn`);
  await page.getByRole('button', { name: follow.form.send }).tap();
  await page.getByText(follow.done.confirm).waitFor({ timeout: 60_000 });
}

/**
 * Hands the page's service worker a push, as the push service would, and waits until it is shown: Chromium forgets a notification for good that a
 * page asks about in the moment between keeping and showing it.
 */
async function deliver(page: Page, data: string): Promise<void> {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find(({ isDeleted }) => !isDeleted);
      if (mine) resolve(mine.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('no service worker runs');
  const done = await worker.evaluateHandle(() => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const show = registration.showNotification.bind(registration);
    const once = Promise.withResolvers<void>();
    registration.showNotification = async (...what) => {
      await show(...what);
      once.resolve();
    };
    // In an object, or it would be waited for here.
    return { once: once.promise };
  });
  await session.send('ServiceWorker.deliverPushMessage', { origin: inject('portalUrl'), registrationId: await registered, data });
  await done.evaluate(({ once }) => once);
  await session.detach();
}

interface Shown {
  title: string;
  body: string;
  tag: string;
  path: string;
}
const shown = (page: Page): Promise<Shown[]> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (!active?.scriptURL.endsWith('/sw.js')) throw new Error('another worker');
    const all = await (await navigator.serviceWorker.ready).getNotifications();
    return all.map(({ title, body, tag, data }) => ({ title, body, tag, path: data.path as string }));
  });

/** Presses the notification of this tag. Windows open for real presses only, so the worker says which address it would open. */
const press = async (page: Page, tag: string): Promise<string> => {
  const [worker] = page.context().serviceWorkers();
  if (!worker) throw new Error('no service worker runs');
  return worker.evaluate(async (wanted) => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow(url: string): Promise<null> };
      NotificationEvent: new (type: string, options: object) => Event;
    };
    const [notification] = await scope.registration.getNotifications({ tag: wanted });
    return new Promise<string>((resolve) => {
      scope.clients.openWindow = async (url) => {
        resolve(url);
        return null;
      };
      globalThis.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }));
    });
  }, tag);
};

describe('notifications on this device', () => {
  it('that their owner refused are told so in a sentence, and mail is the way', async () => {
    const { page } = await askForPush();
    await page.getByText(follow.push.denied).waitFor();
    expect(await violations(page)).toEqual([]);
    await takesMail(page);
  });

  it('that the browser cannot subscribe to are told so in a sentence, and mail is the way', async () => {
    const { page } = await askForPush(PLACE, ['notifications']);
    await page.getByText(follow.push.failed).waitFor();
    expect(await page.getByRole('button', { name: follow.form.send }).isEnabled()).toBe(true);
    await takesMail(page);
  });

  it('are not offered where the browser has none', async () => {
    const prepare = async (page: Page) => {
      await noGlobe(page);
      await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'));
    };
    const { page } = await visit({ ...PHONE, path: PLACE, prepare });
    await page.getByRole('textbox', { name: follow.form.email }).waitFor();
    expect(await page.getByRole('radio', { name: follow.way.push }).count()).toBe(0);
  });

  it('show what the portal pushes, by its words, and a press opens its page and never another site', async () => {
    const { page } = await askForPush(PLACE, ['notifications']);
    await page.getByText(follow.push.failed).waitFor();
    const push = { title: 'Đã xử lý xong: Cây đổ', body: 'Phản ánh “Cây đổ” có cập nhật:', path: '/son-la?sel=report:cay-do', tag: 'mot' };
    await deliver(page, JSON.stringify(push));
    await expect.poll(() => shown(page)).toEqual([push]);
    expect(await press(page, 'mot')).toBe(new URL(push.path, inject('portalUrl')).href);
    // Pressed, it is gone.
    await expect.poll(() => shown(page)).toEqual([]);
    // Later news of the same takes the place of the earlier.
    for (const title of ['Đang xử lý', 'Đã xử lý xong'])
      await deliver(page, JSON.stringify({ ...push, title, path: 'https://example.org/' }));
    await expect.poll(async () => (await shown(page)).map(({ title }) => title)).toEqual(['Đã xử lý xong']);
    expect(await press(page, 'mot')).toBe('/');
    // What cannot be read is news without words, for a browser wants to see something for every push.
    await deliver(page, 'not what the portal sends');
    await expect.poll(() => shown(page)).toEqual([{ title: 'Toàn Cảnh', body: '', tag: '', path: '/' }]);
  });
});
