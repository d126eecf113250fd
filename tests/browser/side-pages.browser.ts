/** Pages that are not the map, in both colours, on a phone and wide, in both languages: axe finds nothing, and nothing is wider than the screen. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Role } from '../../data/model/rights.ts';
import { visitors } from './open-page.ts';
import { makePerson, noGlobe, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const WIDE = { viewport: { width: 1440, height: 900 } };
const SECTIONS = [
  'agencies',
  'areas',
  'categories',
  'calendar',
  'routing',
  'places',
  'schools',
  'cameras',
  'templates',
  'casework',
  'users',
  'audit',
];

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

/** What is wrong with each of these pages, once it has come to rest with its folds open. */
async function faults(page: Page, paths: Record<string, string>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(new URL(path, inject('portalUrl')).href);
    await page.getByRole('heading').nth(1).waitFor();
    await page.waitForTimeout(500);
    await page.locator('main details').evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = true;
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    found[name] = [...(wide ? ['wider than the screen'] : []), ...(await violations(page))];
  }
  return found;
}
const none = (paths: Record<string, string>) => Object.fromEntries(Object.keys(paths).map((name) => [name, []]));
const as = async (role: Role, city: string | null) => signedIn(await makePerson(db, city, role));

const LOOKS = [
  ['light', PHONE, 'en'],
  ['dark', PHONE, 'vi'],
  ['light', WIDE, 'vi'],
  ['dark', WIDE, 'en'],
] as const;
describe.each(LOOKS)('in %s colours, %o, in %s', (colorScheme, size, lang) => {
  it('following and the account, for a visitor and for a resident', async () => {
    const paths = { follow: `/${CITY}/follow?at=103.9141,21.3270&lang=${lang}`, account: `/${CITY}/account?lang=${lang}` };
    const visitor = await visit({ ...size, colorScheme, path: paths.follow, prepare: noGlobe });
    expect(await faults(visitor.page, paths)).toEqual(none(paths));
    const resident = await visit({ ...size, colorScheme, path: paths.account, prepare: await as('resident', null) });
    expect(await faults(resident.page, paths)).toEqual(none(paths));
  });

  it('the roster and the day’s brief', async () => {
    const paths = { duty: `/${CITY}/duty?lang=${lang}`, brief: `/${CITY}/brief?lang=${lang}` };
    const { page } = await visit({ ...size, colorScheme, path: paths.duty, prepare: await as('leader', CITY) });
    expect(await faults(page, paths)).toEqual(none(paths));
  });
});

// In Vietnamese the administration's own tests look.
it.each(LOOKS.filter(([, , lang]) => lang === 'en'))(
  'every section of administration in %s colours, %o, in %s',
  async (colorScheme, size, lang) => {
    const paths = Object.fromEntries(SECTIONS.map((section) => [section, `/${CITY}/admin?section=${section}&lang=${lang}`]));
    const { page } = await visit({ ...size, colorScheme, path: `/${CITY}/admin?lang=${lang}`, prepare: await as('administrator', null) });
    expect(await faults(page, paths)).toEqual(none(paths));
  },
);
