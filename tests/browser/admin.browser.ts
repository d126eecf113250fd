/** Administration: who may what, the calendar, and rules that are tried on past reports before they go live. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import { makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import type { Role } from '../../data/model/rights.ts';
import account from '../../web/features/account/locales/vi.json' with { type: 'json' };
import words from '../../web/features/admin/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };
import { type VisitOptions, visitors } from './open-page.ts';
import { makePerson, noGlobe, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const { calendar, routing } = words.section;

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

/** A page for somebody; signed in before it opens. @param city null: of all cities */
async function at(path: string, role: Role, city: string | null = null, options: VisitOptions = {}): Promise<Page> {
  const email = await makePerson(db, city, role);
  return (await visit({ ...options, path, prepare: signedIn(email) })).page;
}
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
const fill = (text: string, values: Record<string, string | number>) =>
  Object.entries(values).reduce((out, [key, value]) => out.replace(`{{${key}}}`, String(value)), text);

describe('administration', () => {
  it('is reached from the account, lists what one may use, and says so to who may nothing', async () => {
    const page = await at(`/${CITY}/account`, 'administrator');
    await page.getByRole('link', { name: account.toAdmin }).click();
    await page.getByRole('navigation', { name: words.menu }).getByRole('link', { name: routing.title }).waitFor();
    expect(await violations(page)).toEqual([]);
    const refused = await at('/admin', 'resident');
    await refused.getByText(kit.case.gate.forbiddenTitle).waitFor();
  });

  it('changes the calendar of all cities, shows what it means, and tells the second editor what the first one changed', async () => {
    const path = `/${CITY}/admin?section=calendar`;
    const page = await at(path, 'administrator', null, { expected: [/status of 409/] });
    const second = await page.context().newPage();
    await noGlobe(second);
    await second.goto(new URL(path, inject('portalUrl')).href);
    await second.getByLabel(calendar.effectDays).waitFor();
    const due = page.locator('[data-due]');
    await page.getByLabel(calendar.effectDay).fill('2027-03-01');
    const before = await due.getAttribute('data-due');
    await button(page, calendar.yearAfter).click();
    // By keyboard: from the first day of the year to the second of March.
    const year = page.getByRole('table', { name: /tháng 1/i });
    await year.locator('button[tabindex="0"]').focus();
    for (let week = 0; week < 8; week++) await page.keyboard.press('ArrowDown');
    for (let day = 0; day < 4; day++) await page.keyboard.press('ArrowRight');
    await page.getByRole('group', { name: '2 tháng 3, 2027' }).getByText(calendar.choice.free).click();
    expect(await due.getAttribute('data-due')).not.toBe(before);
    expect(await violations(page)).toEqual([]);
    await button(page, words.form.save).click();
    await page.getByText(words.form.saved).waitFor();
    await second.getByRole('checkbox', { name: 'Thứ Bảy' }).check();
    await button(second, words.form.save).click();
    await second.getByText(words.conflict.title).waitFor();
    await second.getByText(/2 tháng 3, 2027: trước là/).waitFor();
    expect(await second.getByRole('checkbox', { name: 'Thứ Bảy' }).isChecked()).toBe(true);
    await button(second, words.conflict.take).click();
    expect(await second.getByRole('checkbox', { name: 'Thứ Bảy' }).isChecked()).toBe(false);
    await second.close();
  }, 120_000);

  it('tries a rule on typed words and on past reports, puts it in force, and the next report goes by it', async () => {
    const ask = (path: string, init?: RequestInit) => fetch(new URL(path, inject('portalUrl')), init);
    const input = makeReportInput({ categoryId: 'noise', title: 'Loa kẹo kéo inh ỏi', position: [103.9141, 21.327] });
    expect((await sendReport(ask, CITY, input)).status).toBe(201);
    const page = await at(`/${CITY}/admin?section=routing`, 'administrator', CITY);
    await button(page, routing.add).click();
    const form = page.getByRole('listitem').filter({ has: page.getByLabel(routing.agency) });
    await form.getByRole('textbox', { name: 'Tiếng Việt' }).fill('Loa kẹo kéo');
    await form
      .getByLabel(routing.agency)
      .selectOption({ label: 'Điện lực Sơn La' })
      .catch(() => form.getByLabel(routing.agency).selectOption({ index: 1 }));
    const agency = await form.getByLabel(routing.agency).inputValue();
    await form.getByLabel(routing.words).fill('keo keo');
    await button(page, routing.closeRule).click();
    await button(page, fill(routing.down, { name: 'Loa kẹo kéo' })).click();
    await page.getByText(/“Loa kẹo kéo” nay ở vị trí 2/).waitFor({ state: 'attached' });
    // The mouse brings it back to the top.
    const rules = page
      .getByRole('list')
      .filter({ has: page.getByText('Loa kẹo kéo') })
      .first();
    const row = rules.getByRole('listitem').filter({ hasText: 'Loa kẹo kéo' });
    await row.locator('[draggable]').dragTo(rules.getByRole('listitem').first());
    await page.getByText(/“Loa kẹo kéo” nay ở vị trí 1/).waitFor({ state: 'attached' });

    await page.getByRole('navigation', { name: routing.title }).getByRole('button', { name: routing.pane.try }).click();
    await page.getByLabel(routing.tryText).fill('Nhà bên mở loa kẹo kéo cả ngày');
    await page.getByRole('form', { name: routing.try }).getByRole('button', { name: routing.tryGo }).click();
    expect(await page.locator('[data-agency]').getAttribute('data-agency')).toBe(agency);
    await button(page, routing.dryGo).click();
    await page.locator('[data-dry]').waitFor();
    const [tried = 0, changed = 0] = ((await page.locator('[data-dry]').getAttribute('data-dry')) ?? '').split(' ').map(Number);
    expect(tried).toBeGreaterThan(1);
    // One, or one more for every time that this test is tried again.
    expect(changed).toBeGreaterThan(0);
    await page.locator('summary', { hasText: fill(routing.changed_other, { count: changed }) }).click();
    await page.getByRole('link', { name: 'Loa kẹo kéo inh ỏi' }).first().waitFor();
    expect(await violations(page)).toEqual([]);

    await button(page, new RegExp(`^${routing.pane.live}`)).click();
    await button(page, routing.save).click();
    await page.getByText(/Đã tạo phiên bản \d+/).waitFor();
    expect((await sendReport(ask, CITY, input)).status).toBe(201);
    const { rows } = await db.client.execute(
      `SELECT agency, routing FROM report_case WHERE city = '${CITY}' AND category = 'noise' ORDER BY report DESC LIMIT 1`,
    );
    expect(rows[0]?.agency).toBe(agency);
    expect(String(rows[0]?.routing)).toContain('Loa kẹo kéo');

    await button(page, routing.pane.versions).click();
    await button(page, routing.compare).click();
    await page.getByText(fill(routing.change.added, { to: 1 })).waitFor();
    // The rules of before come back as a version of their own.
    await page.getByRole('button', { name: routing.read }).nth(1).click();
    await button(page, routing.restore).click();
    await button(page, routing.save).click();
    await page.getByText(/Đã tạo phiên bản \d+/).waitFor();
  }, 180_000);

  it('warns before a draft is lost', async () => {
    const page = await at(`/${CITY}/admin?section=routing`, 'administrator', CITY);
    await button(page, routing.add).click();
    await page.getByRole('navigation', { name: words.menu }).getByRole('link', { name: calendar.title }).click();
    await page.getByRole('dialog', { name: words.unsaved.title }).waitFor();
    await button(page, words.unsaved.stay).click();
    await page
      .getByText(/Quy tắc mới/)
      .first()
      .waitFor();
    await page.getByRole('navigation', { name: words.menu }).getByRole('link', { name: calendar.title }).click();
    await button(page, words.unsaved.leave).click();
    await page.getByLabel(calendar.effectDays).waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'fits a phone, %s, in every section of the rules',
    async (colorScheme) => {
      const page = await at('/admin', 'administrator', null, { viewport: { width: 390, height: 844 }, colorScheme });
      await page.getByRole('link', { name: new RegExp(words.section.agencies.title) }).click();
      for (const id of ['agencies', 'areas', 'categories', 'calendar', 'routing'] as const) {
        await page.getByLabel(words.menu).selectOption(id);
        await page.getByRole('heading', { name: words.section[id].title, level: 2 }).waitFor();
        await page.locator('main').getByRole('button').first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), id).toBeLessThanOrEqual(0);
        expect(await violations(page), id).toEqual([]);
      }
    },
    120_000,
  );
});
