/** What tests of packages share: a portal of their own behind a door, and the page where packages are taken along. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import { type FrontDoor, frontDoor } from './front-door.ts';
import { type Visit, type VisitOptions, visitors } from './open-page.ts';
import { type OwnPortal, ownPortal } from './own-portal.ts';

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const LIST = '/son-la/offline';
export const GUIDE = 'nha-tu-son-la';
export const PRISON = /Sơn La Prison/;
export const SQUARE = /Northwest Square|Tây Bắc/;
/** What a browser logs of itself when nothing answers. */
const AWAY = [/Failed to load resource/, /net::ERR_/];

export interface PackagePage {
  portal: OwnPortal;
  door: FrontDoor;
  /** A phone's page through the door, or at a whole address. */
  open(path?: string, options?: VisitOptions): Promise<Visit>;
}

/** For a file of tests; what it answers is filled before the first of them. */
export function packagePage(): PackagePage {
  const { visit } = visitors();
  const made = {} as PackagePage;
  beforeAll(async () => {
    made.portal = await ownPortal();
    made.door = await frontDoor(() => made.portal.url);
  });
  afterEach(async () => {
    Object.assign(made.door, { slow: 0, broken: null, rewrite: null });
    await made.door.reopen();
  });
  afterAll(async () => {
    await made.door?.shut();
    await made.portal?.close();
  });
  made.open = (path = LIST, options = {}) =>
    visit({
      ...PHONE,
      locale: 'en-GB',
      hosts: [made.door.url, made.portal.url],
      expected: AWAY,
      path: path.startsWith('http') ? path : made.door.url + path,
      ...options,
    });
  return made;
}

export const card = (page: Page, name = PRISON) => page.getByRole('listitem', { name });
export const button = (page: Page, label: string, name = PRISON) => card(page, name).getByRole('button', { name: label, exact: true });
/** Takes a package along, to the end. */
export async function taken(page: Page, name = PRISON): Promise<void> {
  await button(page, en.take, name).click();
  await ready(page, name);
}
export const ready = (page: Page, name = PRISON) =>
  card(page, name)
    .getByText(/Ready to be used/)
    .waitFor({ timeout: 60_000 });
/** Addresses of all that is kept, by cache. */
export const keptUrls = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      found[name] = requests.map(({ url }) => url.slice(location.origin.length));
    }
    return found;
  });
