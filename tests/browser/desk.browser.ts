/** The loop of a report among those who work on it: console, desk, public card; each signed in as who they are. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { jsonOf, makePhoto, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import type { Grant, Role } from '../../data/model/rights.ts';
import desk from '../../web/features/desk/locales/vi.json' with { type: 'json' };
import ioc from '../../web/features/ioc/locales/vi.json' with { type: 'json' };
import reports from '../../web/features/reports/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };
import { type VisitOptions, visitors } from './open-page.ts';
import { makePerson, openBeside, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const OTHER_AGENCY = 'ubnd-chieng-an';
const words = kit.case;

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

const person = (role: Role, scope: Grant['scope'] = {}) => makePerson(db, CITY, role, scope);

/** A page for somebody; signed in before it opens. */
async function at(path: string, email: string, options: VisitOptions = {}): Promise<Page> {
  return (await visit({ ...options, path, prepare: signedIn(email) })).page;
}

/** Sends a report as a resident does, with its proof of work. */
async function report(title: string, photo = false): Promise<Receipt> {
  const ask = (path: string, init?: RequestInit) => fetch(new URL(path, inject('portalUrl')), init);
  const input = makeReportInput({
    categoryId: 'danger',
    title,
    description: 'Cây lớn đổ ngang ngõ, xe không qua được.',
    position: [103.9141, 21.327],
    contact: { name: 'Lò Thị Kín', phone: '0912345678' },
  });
  const photos = photo ? [{ bytes: new Uint8Array(await makePhoto()), type: 'image/jpeg' }] : [];
  const answer = await sendReport(ask, CITY, input, { photos });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return jsonOf<Receipt>(answer);
}

const rows = (page: Page) => page.getByRole('listbox', { name: ioc.queue }).getByRole('option');
const live = (page: Page) => page.getByText(/^Trực tiếp · /).waitFor();

/** A way to the portal that can be cut like a cable, and mended. */
async function breakableLine(portal: URL): Promise<{ url: string; cut(): void; mend(): void; close(): void }> {
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(portal.port), portal.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    near.pipe(far).pipe(near);
  }).listen(0, portal.hostname);
  await once(server, 'listening');
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://${portal.hostname}:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}

describe('a report', () => {
  it('comes to the console by itself, goes to an agency, is done there, and the public reads it', async () => {
    const officer = await person('agency-officer', { agencies: [OTHER_AGENCY] });
    const page = await at(`/${CITY}/ioc?sort=new`, await person('ioc-operator'));
    await live(page);
    await rows(page).first().waitFor();
    const title = `Cây đổ chắn ngõ ${randomUUID().slice(0, 8)}`;
    const { id } = await report(title, true);

    // It is urgent: told at once, and in the queue without a reload.
    await page.getByRole('alert').filter({ hasText: title }).waitFor({ timeout: 5000 });
    await rows(page).filter({ hasText: title }).waitFor();
    await page.getByRole('alert').getByRole('button', { name: ioc.openCase }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('0912345678').waitFor();
    await page.getByRole('region', { name: words.routing }).getByText(/\S/).first().waitFor();

    // By keyboard: forward.
    await page.keyboard.press('f');
    const agency = page.getByRole('combobox', { name: words.agencyPick });
    await expect.poll(() => agency.evaluate((field) => field === document.activeElement)).toBe(true);
    await agency.selectOption(OTHER_AGENCY);
    await page.getByRole('button', { name: words.send, exact: true }).click();
    await page.getByRole('region', { name: words.facts }).getByText('UBND phường Chiềng An').waitFor();
    await page.getByRole('button', { name: words.moderation }).click();
    await page.getByRole('button', { name: words.saveModeration }).click();
    await page.getByRole('region', { name: words.facts }).getByText(words.published).waitFor();

    const work = await openBeside(page, `/${CITY}/desk`, officer, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await work.getByRole('button').filter({ hasText: title }).click();
    await work.getByRole('heading', { name: title }).waitFor();
    expect(await work.content()).not.toContain('0912345678');
    expect(await work.content()).not.toContain('Lò Thị Kín');
    await work.getByRole('button', { name: words.move.accepted }).click();
    await work.getByRole('button', { name: words.move.done }).click();
    await work.getByRole('textbox', { name: words.answer }).fill('Đã cưa cây và dọn ngõ lúc 10 giờ.');
    await work
      .getByLabel(words.photoPick.replace('{{count}}', '5'))
      .setInputFiles({ name: 'xong.jpg', mimeType: 'image/jpeg', buffer: await makePhoto() });
    await work.getByRole('button', { name: words.send, exact: true }).click();
    await work.getByRole('article').getByText(words.state.done, { exact: true }).first().waitFor();

    // The operator’s open case follows, still without a reload.
    await page.getByRole('article').getByText(words.state.done, { exact: true }).first().waitFor({ timeout: 5000 });
    await page.getByText('Đã cưa cây và dọn ngõ lúc 10 giờ.').first().waitFor();

    const resident = await openBeside(page, `/${CITY}/list?sel=report:${id}`, null);
    await resident.getByRole('heading', { name: title }).waitFor();
    await resident.getByText(reports.state['report-done'], { exact: true }).first().waitFor();
  });
});

describe('two who work on one case', () => {
  it('are told what the other changed, and nothing typed is lost or sent unseen', async () => {
    const operator = await person('ioc-operator');
    const page = await at(`/${CITY}/ioc?sort=new`, operator);
    const title = `Nắp cống vỡ ${randomUUID().slice(0, 8)}`;
    const { id } = await report(title);
    await rows(page).filter({ hasText: title }).click();
    await page.getByRole('button', { name: words.move.not_accepted }).click();
    const reason = page.getByRole('textbox', { name: words.reason });
    await reason.fill('Đã có người báo trước.');

    const second = await openBeside(page, `/${CITY}/ioc?case=${id}`, await person('ioc-operator'));
    await second.getByRole('combobox', { name: words.priorityLabel }).selectOption('high');
    await page.getByText(words.conflict.title).waitFor();
    await page.getByText(`${words.field.priority}: ${words.priority.urgent} → ${words.priority.high}`).waitFor();
    expect(await reason.inputValue()).toBe('Đã có người báo trước.');
    await page.getByRole('button', { name: words.conflict.again }).click();
    await page.getByRole('article').getByText(words.state.not_accepted, { exact: true }).first().waitFor();
  });
});

describe('the staff’s pages', () => {
  it('say who may not enter, and why', async () => {
    const { page } = await visit({ path: `/${CITY}/ioc?late=yes` });
    const link = page.getByRole('link', { name: words.gate.signIn });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`/${CITY}/account?back=${encodeURIComponent(`/${CITY}/ioc?late=yes`)}`);
    const resident = await openBeside(page, `/${CITY}/desk`, await person('resident'));
    await resident.getByText(words.gate.forbiddenTitle).waitFor();
    const officer = await openBeside(page, `/${CITY}/ioc`, await person('agency-officer', { agencies: [OTHER_AGENCY] }));
    await officer.getByRole('link', { name: ioc.toDesk }).waitFor();
  });

  it('say when the live line is lost, and come back by themselves', async () => {
    const line = await breakableLine(new URL(inject('portalUrl')));
    try {
      const options = { hosts: [line.url], expected: [/ERR_|Failed to load resource/] };
      const page = await at(`${line.url}/${CITY}/ioc`, await person('ioc-operator'), options);
      await live(page);
      line.cut();
      await page
        .getByRole('alert')
        .filter({ hasText: /Dữ liệu lúc \d\d:\d\d/ })
        .waitFor();
      line.mend();
      await live(page);
    } finally {
      line.close();
    }
  });

  it('are worked by keys, each of which the help shows', async () => {
    const page = await at(`/${CITY}/ioc`, await person('ioc-operator'));
    await rows(page).first().waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: ioc.keys });
    for (const what of Object.values(ioc.key)) await help.getByText(what, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const second = await rows(page).nth(1).locator('strong').first().innerText();
    await page.getByRole('heading', { name: second, level: 2 }).waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('jk?');
    expect(await page.getByRole('textbox', { name: words.note }).inputValue()).toBe('jk?');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('khong co gi nhu the');
    await page.getByText(ioc.empty).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('khong co gi nhu the');
  });
});

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong with', (colorScheme) => {
  it('console, desk and figures', async () => {
    const page = await at(`/${CITY}/ioc`, await person('ioc-operator'), { colorScheme });
    await rows(page).first().click();
    await page.getByRole('region', { name: words.history }).waitFor();
    await page.getByRole('button', { name: words.moderation }).click();
    const found: Record<string, string[]> = { console: await violations(page) };
    await page.getByRole('button', { name: ioc.call }).click();
    found.call = await violations(page);
    await page.goto(new URL(`/${CITY}/desk`, inject('portalUrl')).href);
    await page.getByRole('region', { name: desk.list }).getByRole('listitem').first().getByRole('button').click();
    await page.getByRole('region', { name: words.history }).waitFor();
    found.desk = await violations(page);
    await page.goto(new URL(`/${CITY}/figures`, inject('portalUrl')).href);
    await page.getByRole('table').waitFor();
    found.figures = await violations(page);
    expect(found).toEqual({ console: [], call: [], desk: [], figures: [] });
  });
});
