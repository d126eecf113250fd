/** Places, schools, cameras, users and the log as those who keep them work on them, each signed in as who they are. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import account from '../../web/features/account/locales/vi.json' with { type: 'json' };
import admin from '../../web/features/admin/locales/vi.json' with { type: 'json' };
import places from '../../web/features/places/locales/vi.json' with { type: 'json' };
import { type VisitOptions, visitors } from './open-page.ts';
import { makePerson, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const SCHOOL = 'thcs-nguyen-trai';
/** Its name is changed here and left so; no other test looks for it. */
const RENAMED = 'tieu-hoc-chieng-den';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

async function at(path: string, email: string, options: VisitOptions = {}): Promise<Page> {
  return (await visit({ ...options, path, prepare: signedIn(email) })).page;
}
const boss = () => makePerson(db, CITY, 'administrator', {});
const section = (id: string, item = '') => `/${CITY}/admin?section=${id}${item && `&item=${encodeURIComponent(item)}`}`;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('staff of a school', () => {
  it('come from their account to their school, correct a figure, and the public card shows it', async () => {
    const email = await makePerson(db, CITY, 'school-staff', { schools: [SCHOOL] });
    // Another figure at each try, so that there is something to save. The refused hours are told in the browser's console too.
    const pupils = 1001 + Math.floor(Math.random() * 900);
    const page = await at(`/${CITY}/account`, email, { expected: [/status of 400/] });
    await page.getByRole('link', { name: account.toSchool }).click();
    await page.getByRole('spinbutton', { name: 'Số học sinh' }).fill(String(pupils));
    await page.getByLabel(admin.place.hours).fill('sáng chiều');
    await button(page, admin.form.save).click();
    await page.getByText(admin.fault['bad-hours']).waitFor();
    expect(await page.getByRole('spinbutton', { name: 'Số học sinh' }).inputValue()).toBe(String(pupils));
    await page.getByLabel(admin.place.hours).fill('Mo-Fr 07:00-17:00');
    await button(page, admin.form.save).click();
    await page.getByText(admin.object.savedPublic).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: admin.object.onMap }).click();
    await page.getByText(`1.${String(pupils).slice(1)}`).waitFor();
    // And back from the card with one click.
    await page.getByRole('link', { name: places.editSchool }).click();
    await page.getByRole('spinbutton', { name: 'Số học sinh' }).waitFor();
  }, 120_000);

  it('cannot open what is not theirs', async () => {
    const email = await makePerson(db, CITY, 'school-staff', { schools: [SCHOOL] });
    const page = await at(section('places'), email, { expected: [/status of 403/] });
    await page.getByText(admin.refusedTitle).waitFor();
    await page.goto(new URL(section('schools', 'thpt-to-hieu'), inject('portalUrl')).href);
    await page.getByRole('alert').waitFor();
  }, 90_000);
});

describe('an administrator', () => {
  it('adds a camera whose cone is seen on the plan, by keyboard alone', async () => {
    const page = await at(section('cameras', '*'), await boss());
    await page.getByRole('textbox', { name: 'Tiếng Việt' }).first().fill('Camera Thử Nghiệm');
    const plan = page.getByRole('application', { name: admin.plan.label });
    const before = await page.getByLabel(admin.object.lat).inputValue();
    await plan.focus();
    await page.keyboard.press('Shift+ArrowUp');
    expect(Number(await page.getByLabel(admin.object.lat).inputValue())).toBeGreaterThan(Number(before));
    const cone = plan.locator('path');
    const drawn = await cone.getAttribute('d');
    await page.getByLabel(admin.camera.heading).fill('135');
    expect(await cone.getAttribute('d')).not.toBe(drawn);
    await page.getByLabel(admin.source.name).fill('UBND');
    await page.getByLabel(admin.source.licence).fill('CC0-1.0');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Camera Thử Nghiệm' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }, 90_000);

  it('sees what a CSV file would do before it does it', async () => {
    const page = await at(section('places', '*csv'), await boss());
    const csv = `Mã;Tên (vi)\n${RENAMED};Trường Đổi Tên\nkhong-co;X\n`;
    const choose = async (text: string) =>
      page.getByLabel(admin.csv.choose).setInputFiles({ name: 'thu.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose(csv);
    await page.getByRole('row', { name: /Trường Đổi Tên/ }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: admin.csv.rowState.faulty }).innerText()).toContain(admin.fault.missing);
    const shown = async () =>
      (await (await fetch(`${inject('portalUrl')}/api/cities/${CITY}/places/${RENAMED}`)).json()).properties.name.vi;
    expect(await shown()).not.toBe('Trường Đổi Tên');
    expect(await violations(page)).toEqual([]);
    await button(page, admin.csv.apply_other.replace('{{count}}', '1')).click();
    await page.getByText('0 mục mới, 1 mục thay đổi').waitFor();
    expect(await shown()).toBe('Trường Đổi Tên');
  }, 90_000);

  it('invites somebody with a role in one agency; the link is shown once, and the log tells of it', async () => {
    const page = await at(section('users', '*'), await boss());
    await page.getByLabel(admin.users.name, { exact: true }).fill('Cầm Thị Mới');
    const email = `cam-thi-moi-${Date.now()}@thu.example`;
    await page.getByLabel(admin.users.email).fill(email);
    await page
      .getByRole('group', { name: /Đã chọn: 0/ })
      .getByRole('checkbox')
      .first()
      .check();
    expect(await violations(page)).toEqual([]);
    await button(page, admin.users.makeLink).click();
    await page.getByText(/#invitation=/).waitFor();
    await button(page, admin.form.close).click();
    await page.getByLabel(admin.users.search).fill('cam thi moi');
    await page
      .getByRole('row', { name: new RegExp(email) })
      .getByRole('button')
      .click();
    await button(page, admin.users.do.remove).click();
    await page.getByRole('dialog').getByRole('button', { name: admin.users.do.remove }).click();
    await page.getByLabel(admin.users.search).waitFor();

    await page.goto(new URL(section('audit'), inject('portalUrl')).href);
    await page.getByText(/Nhật ký nguyên vẹn/).waitFor();
    await page.getByRole('cell', { name: admin.audit.did.invite_user }).first().waitFor();
    expect(await violations(page)).toEqual([]);
  }, 90_000);

  it.each(['light', 'dark'] as const)(
    'works on a phone, %s',
    async (colorScheme) => {
      const page = await at(section('places'), await boss(), { ...PHONE, colorScheme });
      await page.getByRole('row').nth(2).waitFor();
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      for (const id of ['places', 'schools', 'cameras', 'users', 'audit']) {
        await page.goto(new URL(section(id), inject('portalUrl')).href);
        await page.getByRole('row').nth(2).waitFor();
        expect([id, await wide(), await violations(page)]).toEqual([id, false, []]);
      }
      await page.goto(new URL(section('places', SCHOOL), inject('portalUrl')).href);
      await page.getByLabel(admin.place.hours).waitFor();
      expect([await wide(), await violations(page)]).toEqual([false, []]);
    },
    120_000,
  );
});
