/** What a visitor hears is counted without a trace of who; the tourism office reads it. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import admin from '../../web/features/admin/locales/vi.json' with { type: 'json' };
import guide from '../../web/features/guide/locales/en.json' with { type: 'json' };
import guideVi from '../../web/features/guide/locales/vi.json' with { type: 'json' };
import recordings from '../../web/kit/recordings/locales/vi.json' with { type: 'json' };
import { visitors } from './open-page.ts';
import { makePerson, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const words = admin.section.guides;
/** A story that no other test plays. */
const STORY = 'xa-chieng-co';
const CODE = '104';
/** Programs are not counted, and a browser without a window says that it is one. */
const TELEPHONE = 'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

const told = (page: Page, event: string) =>
  page.waitForRequest((request) => request.url().endsWith(`/${STORY}/heard`) && request.postDataJSON().event === event);

describe('what is heard', () => {
  it('is counted from scan to end without a cookie, and the office sees it', async () => {
    const { page } = await visit({ locale: 'en-GB', userAgent: TELEPHONE, path: `/g/${CITY}/${CODE}` });
    const begun = told(page, 'play');
    await page.getByRole('button', { name: guide.play, exact: true }).click();
    const request = await begun;
    expect(await request.allHeaders()).not.toHaveProperty('cookie');
    expect(Object.keys(request.postDataJSON()).sort()).toEqual(['event', 'lang', 'stop']);
    const complete = told(page, 'complete');
    const slider = page.getByRole('slider', { name: guide.seek });
    await slider.fill(String(Math.floor(Number(await slider.getAttribute('max'))) - 1));
    await complete;
    expect(await page.context().cookies()).toEqual([]);

    const email = await makePerson(db, CITY, 'tourism-editor', {});
    const office = await visit({ path: `/${CITY}/admin?section=guides`, prepare: signedIn(email) });
    const row = office.page.getByRole('table', { name: words.byGuide }).getByRole('row', { name: /Chiềng Cọ/ });
    await row.waitFor();
    const [scans = 0, plays = 0, heard = 0] = (await row.getByRole('cell').allInnerTexts()).map(Number);
    expect([scans >= 1, plays >= 1, heard >= 1]).toEqual([true, true, true]);
    await office.page.getByRole('img', { name: new RegExp(words.byDay) }).waitFor();
    expect(await violations(office.page)).toEqual([]);
  });

  it.each([
    ['dark', { width: 1440, height: 900 }],
    ['light', { width: 390, height: 844 }],
  ] as const)('is readable, %s, at every width', async (colorScheme, viewport) => {
    const email = await makePerson(db, CITY, 'tourism-editor', {});
    const { page } = await visit({ path: `/${CITY}/admin?section=guides`, prepare: signedIn(email), colorScheme, viewport });
    await page.getByText(words.event.scan).first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/figures-${colorScheme}.png`, fullPage: true });
  });

  it('is nobody else’s to read', async () => {
    const email = await makePerson(db, CITY, 'agency-officer', { agencies: ['cong-an-thanh-pho'] });
    const { page } = await visit({ path: `/${CITY}/admin?section=guides`, prepare: signedIn(email) });
    await page.getByRole('heading').first().waitFor();
    expect(await page.getByRole('heading', { name: words.title }).count()).toBe(0);
  });
});

describe('a recording', () => {
  it('is put in the place of the voice by the office, heard by a visitor, and taken away again', async () => {
    const email = await makePerson(db, CITY, 'tourism-editor', {});
    const office = await visit({ path: `/${CITY}/admin?section=recordings`, prepare: signedIn(email), expected: [/status of 4(00|15)/] });
    const { page } = office;
    const rec = recordings;
    const { guide: choice } = admin.section.recordings;
    await page.getByLabel(choice).selectOption(STORY);
    const row = page.getByRole('region', { name: /Bản làng và vườn mận · Tiếng Việt/ });
    await row.getByText(rec.voice.synthetic).waitFor();
    expect(await violations(page)).toEqual([]);
    // A text under the name of a sound is refused with a sentence, and nothing changes.
    await row
      .getByLabel(rec.sound)
      .setInputFiles({ name: 'giong.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('không phải âm thanh') });
    await row.getByRole('button', { name: rec.send }).click();
    await row.getByText(rec.wrong.type).waitFor();
    await row.getByLabel(rec.sound).setInputFiles('scenes/son-la/guide/nha-tu-son-la/vi/gate.mp3');
    await row.getByRole('button', { name: rec.send }).click();
    await row.getByText(rec.voice.recorded, { exact: false }).waitFor();
    await row.getByText(rec.estimated, { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);

    const guest = await visit({ locale: 'vi-VN', path: `/g/${CITY}/${CODE}-1` });
    await guest.page.getByRole('button', { name: guideVi.play, exact: true }).click();
    await expect
      .poll(() => guest.page.evaluate(() => document.querySelector<HTMLAudioElement>('audio[data-guide]')?.currentTime ?? 0))
      .toBeGreaterThan(0.3);
    expect(await guest.page.evaluate(() => document.querySelector<HTMLAudioElement>('audio[data-guide]')?.currentSrc)).toContain(
      '/recordings/',
    );
    expect(await guest.page.getByText(guideVi.synthetic).count()).toBe(0);

    const again = await visit({ path: `/${CITY}/admin?section=recordings`, prepare: signedIn(email) });
    await again.page.getByLabel(choice).selectOption(STORY);
    const same = again.page.getByRole('region', { name: /Bản làng và vườn mận · Tiếng Việt/ });
    await same.getByRole('button', { name: rec.remove }).click();
    await again.page.getByRole('dialog').getByRole('button', { name: rec.remove }).click();
    await same.getByText(rec.voice.synthetic).waitFor();
  });
});
