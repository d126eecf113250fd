import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { visitors } from './open-page.ts';

const { visit } = visitors();

interface StateMessage {
  type: string;
  id?: string;
  city: string;
  state: Record<string, string>;
}
declare global {
  interface Window {
    heard: { origin: string; data: StateMessage }[];
  }
}

/** Puts the map into somebody's page and listens to what it says. */
async function embed(page: Page, url: string): Promise<void> {
  await page.evaluate((src) => {
    window.heard = [];
    addEventListener('message', (event) => window.heard.push({ origin: event.origin, data: event.data as StateMessage }));
    const frame = Object.assign(document.createElement('iframe'), { src, width: '900', height: '600', title: 'map' });
    document.body.append(frame);
  }, url);
}

const say = (page: Page, message: object) =>
  page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message);
async function answerTo(page: Page, id: string): Promise<StateMessage> {
  await page.waitForFunction((wanted) => window.heard.some(({ data }) => data.id === wanted), id);
  const answer = await page.evaluate((wanted) => window.heard.find(({ data }) => data.id === wanted)?.data, id);
  if (!answer) throw new Error(`no answer to ${id}`);
  return answer;
}

describe('the embedded map', () => {
  it('is read and steered by a page that may, and by nobody else in it', async () => {
    const [portal, friend, stranger] = [inject('portalUrl'), inject('friendUrl'), inject('strangerUrl')];
    const { page } = await visit({ path: friend, hosts: [friend, stranger] });
    await embed(page, `${portal}/embed/son-la`);
    const map = page.frameLocator('iframe[title=map]');
    await map.getByRole('link', { name: /Mở Toàn Cảnh/ }).waitFor();
    await page.waitForFunction(() => window.heard.length > 0);
    expect(await page.evaluate(() => window.heard[0])).toMatchObject({ origin: portal, data: { type: 'toan-canh:state', city: 'son-la' } });

    await say(page, { type: 'toan-canh:set-state', id: 'a', state: { off: 'reports', sel: 'place:nha-tu-son-la' } });
    expect((await answerTo(page, 'a')).state).toMatchObject({ off: 'reports', sel: 'place:nha-tu-son-la' });
    await map
      .getByRole('heading', { name: /Nhà tù Sơn La/ })
      .last()
      .waitFor();
    await say(page, { type: 'toan-canh:select', id: 'b', selection: null });
    expect((await answerTo(page, 'b')).state).not.toHaveProperty('sel');

    // A foreign frame in the same page knows the map's window too, and speaks first; its word must change nothing.
    await page.evaluate((src) => document.body.append(Object.assign(document.createElement('iframe'), { src, title: 'other' })), stranger);
    const other = await (await page.locator('iframe[title=other]').elementHandle())?.contentFrame();
    await other?.waitForLoadState();
    await other?.evaluate(() =>
      parent.frames[0]?.postMessage({ type: 'toan-canh:select', id: 'c', selection: 'place:chua-hung-quoc' }, '*'),
    );
    await say(page, { type: 'toan-canh:get-state', id: 'd' });
    expect((await answerTo(page, 'd')).state).not.toHaveProperty('sel');
    expect(await page.evaluate(() => window.heard.some(({ data }) => data.id === 'c'))).toBe(false);
  });

  it('cannot be framed by a page that is not on the list', async () => {
    const [portal, stranger] = [inject('portalUrl'), inject('strangerUrl')];
    const { page } = await visit({ path: stranger, hosts: [stranger], expected: [/frame-ancestors/, /chromewebdata/] });
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await embed(page, `${portal}/embed/son-la`);
    await refused;
    expect(await page.evaluate(() => window.heard)).toEqual([]);
  });

  it('leaves all other pages to the portal itself', async () => {
    const [portal, friend] = [inject('portalUrl'), inject('friendUrl')];
    const { page } = await visit({ path: friend, hosts: [friend], expected: [/frame-ancestors/, /chromewebdata/] });
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await embed(page, `${portal}/son-la`);
    await refused;
  });
});
