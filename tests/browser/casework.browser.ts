/** What operators do with a case beyond moving it: split, incident, a text to begin with, a black box, a first look. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Receipt, ReportPhotos } from '../../api/features/reports/intake-contract.ts';
import { jsonOf, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import ioc from '../../web/features/ioc/locales/vi.json' with { type: 'json' };
import tracking from '../../web/features/tracking/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };
import { visitors } from './open-page.ts';
import { makePerson, openBeside, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const words = kit.case;
let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

const ask = (path: string, init?: RequestInit) => fetch(new URL(path, inject('portalUrl')), init);

/** Sends a report; its photo is white, so that a black box shows. */
async function report(title: string, photo = false): Promise<Receipt> {
  const white = { create: { width: 400, height: 300, channels: 3 as const, background: '#fff' } };
  const bytes = photo ? [{ bytes: new Uint8Array(await sharp(white).jpeg().toBuffer()), type: 'image/jpeg' }] : [];
  const input = makeReportInput({
    categoryId: 'danger',
    title,
    description: 'Cây đổ, dây điện sà xuống ngõ.',
    position: [103.9141, 21.327],
  });
  const answer = await sendReport(ask, CITY, input, { photos: bytes });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return jsonOf<Receipt>(answer);
}

/** The console with a case open, as an operator; a window as high as a wall, so that axe sees all of it. */
async function consoleAt(caseId: string, role: 'ioc-operator' | 'administrator' = 'ioc-operator'): Promise<Page> {
  const email = await makePerson(db, CITY, role);
  const { page } = await visit({
    path: `/${CITY}/ioc?sort=new&case=${caseId}`,
    prepare: signedIn(email),
    viewport: { width: 1440, height: 1600 },
  });
  await page.getByRole('region', { name: words.history }).waitFor();
  return page;
}
const name = (what: string) => `${what} ${randomUUID().slice(0, 8)}`;

describe('an operator', () => {
  it('splits a report, and its sender follows both parts', async () => {
    const title = name('Cây đổ và đèn hỏng');
    const { id, trackingPath } = await report(title);
    const page = await consoleAt(id);
    await page.getByRole('button', { name: words.split.title }).click();
    const second = page.getByRole('group', { name: words.split.part.replace('{{number}}', '2') });
    await second.getByRole('combobox', { name: words.category }).selectOption('lighting');
    await second.getByRole('textbox', { name: words.title }).fill(`${title}: đèn`);
    await second.getByRole('textbox', { name: words.split.text }).fill('Đèn đường ở đó không sáng.');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: words.split.send_other.replace('{{count}}', '2') }).click();
    await page.getByText(words.family.closed.replace('{{closed}}', '0').replace('{{total}}', '2')).waitFor();
    await page.goto(new URL(trackingPath, inject('portalUrl')).href);
    await page.getByRole('heading', { name: tracking.parts.title_other.replace('{{count}}', '2') }).waitFor();
    await page.getByText(`${title}: đèn`).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('joins reports to an incident and answers all of them at once', async () => {
    const [one, two] = [await report(name('Ngập ở ngõ')), await report(name('Ngập trước chợ'))];
    const incident = name('Mưa lớn');
    const page = await consoleAt(one.id);
    const join = async () => {
      await page.getByRole('button', { name: words.incident.join }).click();
      const form = page.getByRole('form', { name: words.incident.join });
      return form;
    };
    const first = await join();
    await first.getByRole('textbox', { name: words.incident.name }).fill(incident);
    await first.getByRole('button', { name: words.incident.send_other.replace('{{count}}', '1') }).click();
    await page.getByRole('region', { name: words.incident.title }).waitFor();
    await page.goto(new URL(`/${CITY}/ioc?sort=new&case=${two.id}`, page.url()).href);
    await page.getByRole('region', { name: words.history }).waitFor();
    const second = await join();
    const which = second.getByRole('combobox', { name: words.incident.which });
    await which.selectOption({ label: words.incident.option.replace('{{title}}', incident).replace('{{count}}', '1') });
    await second.getByRole('button', { name: words.incident.send_other.replace('{{count}}', '1') }).click();
    const part = page.getByRole('region', { name: words.incident.title });
    await part.getByText(words.incident.count.replace('{{count}}', '2').replace('{{open}}', '2')).waitFor();
    await part.getByRole('textbox', { name: words.incident.tell }).fill('Nước đã rút, đã khơi cống.');
    await part.getByRole('combobox', { name: words.incident.end }).selectOption('answered');
    expect(await violations(page)).toEqual([]);
    await part.getByRole('button', { name: words.incident.tellSend_other.replace('{{count}}', '2') }).click();
    await part.getByText(words.incident.told.replace('{{count}}', '2').replace('{{closed}}', '2')).waitFor();
    for (const { trackingToken } of [one, two]) {
      const told = await (await ask('/api/tracking', { headers: { authorization: `Tracking ${trackingToken}` } })).text();
      expect(told).toContain('Nước đã rút, đã khơi cống.');
      expect(JSON.parse(told).state).toBe('answered');
    }
  });

  it('joins what is picked in the queue to an incident, new or open, and what another changed meanwhile is named and stays picked', async () => {
    const mark = name('Gió lốc');
    const sent = [await report(`${mark} một`), await report(`${mark} hai`), await report(`${mark} ba`)];
    const email = await makePerson(db, CITY, 'ioc-operator');
    const path = `/${CITY}/ioc?sort=new&q=${encodeURIComponent(mark)}`;
    const { page } = await visit({ path, prepare: signedIn(email), viewport: { width: 1440, height: 1600 } });
    const queue = page.getByRole('listbox', { name: ioc.queue }).getByRole('option');
    const pick = (which: string) =>
      queue
        .filter({ hasText: `${mark} ${which}` })
        .getByTitle(ioc.pick)
        .click();
    const form = page.getByRole('form', { name: words.incident.join });
    const send = (count: number) => form.getByRole('button', { name: words.incident.send_other.replace('{{count}}', `${count}`) }).click();
    const marked = (which: string) =>
      queue
        .filter({ hasText: `${mark} ${which}` })
        .getByText(words.incident.mark.replace('{{title}}', mark))
        .first();
    for (const which of ['một', 'hai']) await pick(which);
    const bulk = page.getByRole('region', { name: ioc.bulk.title });
    await bulk.getByText(ioc.bulk.incident, { exact: true }).click();
    await form.getByRole('textbox', { name: words.incident.name }).fill(mark);
    expect(await violations(page)).toEqual([]);
    // Somebody else is quicker with one of them, while the request is on its way.
    const other = await openBeside(page, `/${CITY}/ioc?case=${sent[1]?.id}`, await makePerson(db, CITY, 'ioc-operator'));
    await other.getByRole('textbox', { name: words.note }).fill('Đã gọi tổ trưởng.');
    await page.route(
      '**/incidents/joins',
      async (route) => {
        await other.getByRole('button', { name: words.noteSend }).click();
        await other.getByRole('region', { name: words.history }).getByText('Đã gọi tổ trưởng.').waitFor();
        await route.continue();
      },
      { times: 1 },
    );
    await send(2);
    await bulk.getByText(`${mark} hai: ${kit.failure['version-conflict']}`).waitFor();
    await bulk.getByText(ioc.bulk.picked_other.replace('{{count}}', '1')).waitFor();
    await marked('một').waitFor();
    await pick('ba');
    await form
      .getByRole('combobox', { name: words.incident.which })
      .selectOption({ label: words.incident.option.replace('{{title}}', mark).replace('{{count}}', '1') });
    await send(2);
    await bulk.waitFor({ state: 'detached' });
    for (const which of ['hai', 'ba']) await marked(which).waitFor();
  });

  it('covers part of a photo, and the public’s picture is black there', async () => {
    const { id } = await report(name('Biển số trong ảnh'), true);
    const page = await consoleAt(id);
    await page.getByRole('button', { name: words.moderation }).click();
    await page.getByRole('button', { name: words.boxAdd }).click();
    await page.getByRole('button', { name: words.boxName.replace('{{number}}', '1') }).press('ArrowRight');
    await page.getByRole('button', { name: words.saveModeration }).click();
    await page.getByRole('region', { name: words.facts }).getByText(words.published).waitFor();
    const black = async () => {
      const { photos } = await jsonOf<ReportPhotos>(ask(`/api/cities/${CITY}/reports/${id}/photos`));
      const [photo] = photos;
      if (photo?.state !== 'ready') return 0;
      const bytes = await (await ask(photo.large)).arrayBuffer();
      const { data } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
      return data.filter((value) => value < 30).length / data.length;
    };
    await expect.poll(black).toBeGreaterThan(0.01);
  });

  it('looks first at what waits for a look, and lets it out at a press', async () => {
    const { id, published } = await report(name('Người gửi lần đầu'));
    expect(published).toBe(false);
    const page = await consoleAt(id);
    const look = page.getByRole('region', { name: words.look.title });
    await look.getByRole('button', { name: words.look.publish }).click();
    await page.getByRole('region', { name: words.facts }).getByText(words.published).waitFor();
    expect((await ask(`/api/cities/${CITY}/reports/${id}`)).status).toBe(200);
  });
});

it('the console’s new tools are named for who listens', async () => {
  const { id } = await report(name('Để nghe'));
  const page = await consoleAt(id, 'administrator');
  for (const what of [words.files.title, words.assign])
    await page.getByRole('region', { name: what }).or(page.getByText(what)).first().waitFor();
  await page.getByRole('button', { name: words.move.done }).click();
  await page.getByRole('textbox', { name: words.answer }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: ioc.keys }).waitFor();
});
