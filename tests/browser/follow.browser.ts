import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { readLetter } from '../../api/testing/mail-server.ts';
import { jsonOf, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import reports from '../../web/features/reports/locales/vi.json' with { type: 'json' };
import { visitors } from './open-page.ts';
import { makePerson, noGlobe, signIn } from './people.ts';
import { violations } from './violations.ts';
import { words } from './words.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const { follow } = words;

/** Letters to an address, oldest first: without a mail server they are files. */
const lettersTo = (address: string) =>
  globSync('var/test-portal/outbox/*.eml')
    .sort()
    .map((path) => readLetter(readFileSync(path, 'latin1')))
    .filter((letter) => letter.headers.to === address);
const letterTo = async (address: string, subject: RegExp) => {
  await expect.poll(() => lettersTo(address).some((letter) => subject.test(letter.headers.subject ?? '')), { timeout: 60_000 }).toBe(true);
  return lettersTo(address).find((letter) => subject.test(letter.headers.subject ?? ''))?.text ?? '';
};
const linkIn = (text: string, name: string) => new RegExp(`https?://\\S+#${name}=\\S+`).exec(text)?.[0] ?? '';

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

describe('a resident with a phone', () => {
  it('follows a report from its card, learns by mail that it is done, and unsubscribes', async () => {
    const ask = (path: string, init?: RequestInit) => fetch(new URL(path, inject('portalUrl')), init);
    const title = `Cây đổ ${Date.now()}`;
    const input = makeReportInput({ categoryId: 'road', title, description: 'Chắn ngõ.', position: [103.9141, 21.327] });
    const { id } = await jsonOf<Receipt>(sendReport(ask, 'son-la', input));
    const { page } = await visit({ ...PHONE, path: `/son-la?sel=report:${id}`, prepare: noGlobe });
    await page.getByRole('link', { name: reports.follow }).tap();
    await page.getByText(`“${title}”`).waitFor();
    const address = `theo-doi-${Date.now()}@example.vn`;
    await page.getByRole('textbox', { name: follow.form.email }).fill(address);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: follow.form.send }).tap();
    await page.getByText(follow.done.confirm).waitFor({ timeout: 60_000 });
    await page.goto('about:blank');
    await page.goto(linkIn(await letterTo(address, /Xác nhận/), 'confirm'));
    await page.getByRole('button', { name: follow.link.confirmPress }).tap();
    await page.getByText(follow.link.confirmDone).waitFor();

    const origin = inject('portalUrl');
    await signIn(page.context(), origin, await makePerson(db, 'son-la', 'ioc-operator'));
    const base = `${origin}/api/cities/son-la/cases/${id}`;
    const { version } = (await (await page.context().request.get(base)).json()) as { version: number };
    const closed = await page.context().request.post(`${base}/moves`, {
      data: { version, to: 'done', answer: 'Đã dọn cây.' },
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    });
    expect(closed.status(), await closed.text()).toBe(200);
    const told = await letterTo(address, new RegExp(title));
    expect(told).toContain('Đã dọn cây.');
    await page.context().clearCookies();
    await page.goto('about:blank');
    await page.goto(linkIn(told, 'end'));
    await page.getByRole('button', { name: follow.link.endPress }).tap();
    await page.getByText(follow.link.endDone, { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(lettersTo(address)).toHaveLength(2);
  });
  it('follows a ward by mail, confirms, is told, and ends it without signing in', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la/follow' });
    const address = `ba-con-${Date.now()}@example.vn`;
    await page.getByRole('radio', { name: follow.form.area }).check();
    await page.getByRole('button', { name: follow.form.send }).tap();
    await page.getByText(follow.problem.area).waitFor();
    const ward = page.getByRole('combobox', { name: follow.form.ward });
    await ward.selectOption({ label: 'Phường Tô Hiệu' });
    await page.getByRole('textbox', { name: follow.form.email }).fill(address);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: follow.form.send }).tap();
    await page.getByText(follow.done.confirm).waitFor({ timeout: 60_000 });

    const asked = await letterTo(address, /Xác nhận/);
    await page.goto('about:blank');
    await page.goto(linkIn(asked, 'confirm'));
    await page.getByRole('button', { name: follow.link.confirmPress }).tap();
    await page.getByText(follow.link.confirmDone).waitFor();
    await page.getByRole('heading', { name: follow.own.title }).waitFor();
    await page.getByText('Phản ánh mới tại Phường Tô Hiệu').first().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: follow.row.pause }).tap();
    await page.getByText(follow.own.saved).waitFor();
    await page.getByRole('button', { name: follow.row.resume }).tap();
    await page.getByRole('button', { name: follow.row.pause }).waitFor();
    await page.getByRole('button', { name: follow.row.end, exact: true }).tap();
    await expect.poll(() => page.getByText('Phản ánh mới tại Phường Tô Hiệu').count()).toBeLessThan(2);
  });

  it('says what is missing and speaks to a keyboard', async () => {
    const { page } = await visit({ path: '/son-la/follow?at=103.9141,21.3270' });
    await page.getByText(`${follow.form.found.map} ·`).waitFor();
    await page.getByRole('button', { name: follow.form.send }).press('Enter');
    await page.getByText(follow.problem.email).waitFor();
    expect(await page.getByRole('textbox', { name: follow.form.email }).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.locator('head link[type="application/rss+xml"]').first().getAttribute('href')).toBe('/api/cities/son-la/reports.rss');
    expect(await violations(page)).toEqual([]);
  });
});
