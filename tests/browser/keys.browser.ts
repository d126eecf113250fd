/** Keys of Open311 clients: made, shown once, used, ended, by an administrator in the page. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import words from '../../web/features/admin/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };
import { visitors } from './open-page.ts';
import { makePerson, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const PATH = `/${CITY}/admin?section=open311`;
const keys = words.section.open311;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
// With a key in the portal, clients without one may no longer send: other tests may want to.
afterAll(async () => {
  await db?.write((client) => client.execute('DELETE FROM open311_key'));
  await db?.close();
});

/** Whether a client gets in; what it sends lacks a service, so that no report comes of it. */
const opens = async (key: string) => {
  const body = new URLSearchParams({ api_key: key, lat: '21.327', long: '103.914', jurisdiction_id: CITY });
  return (await fetch(new URL('/open311/v2/requests.json', inject('portalUrl')), { method: 'POST', body })).status !== 403;
};

it('an administrator makes a key for an agency, sees it once, sees the day of its use, and ends it', async () => {
  const name = `Ứng dụng ${Date.now()}`;
  const { page } = await visit({ path: PATH, prepare: signedIn(await makePerson(db, CITY, 'administrator')) });
  await page.getByRole('heading', { name: keys.title }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: keys.add, exact: true }).click();
  const make = page.getByRole('button', { name: keys.make, exact: true });
  await page.getByLabel(keys.name, { exact: true }).fill(name);
  await page.getByLabel(keys.rightText.update).check();
  await page.getByText(keys.needsAgency).waitFor();
  expect(await make.isDisabled()).toBe(true);
  await page.getByLabel(keys.agency, { exact: true }).selectOption({ index: 1 });
  expect(await violations(page)).toEqual([]);
  await make.click();
  await page.getByRole('heading', { name: keys.madeTitle.replace('{{name}}', name) }).waitFor();
  const key = await page.locator('code').innerText();
  expect(key).toMatch(/^tc311_/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: words.form.close, exact: true }).click();

  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByText(keys.never).waitFor();
  expect(await page.getByText(key).count()).toBe(0);
  expect(await opens(key)).toBe(true);
  await page.reload();
  await row.waitFor();
  expect(await row.getByText(keys.never).count()).toBe(0);
  await row.getByRole('button', { name: `${keys.end}: ${name}` }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: keys.end, exact: true }).click();
  await page.getByText(keys.ended.replace('{{name}}', name)).waitFor();
  await row.getByText(/chấm dứt ngày/).waitFor();
  expect(await opens(key)).toBe(false);
});

it('on a phone the list is cards, and who does not administer is told so', async () => {
  const { page } = await visit({ ...PHONE, path: PATH, prepare: signedIn(await makePerson(db, CITY, 'administrator')) });
  await page.getByRole('button', { name: keys.add, exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await violations(page)).toEqual([]);
  const refused = await visit({ path: PATH, prepare: signedIn(await makePerson(db, CITY, 'resident')) });
  await refused.page.getByText(kit.case.gate.forbiddenTitle).waitFor();
});
