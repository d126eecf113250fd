/** A tour is chosen, walked on the screen with its stories coming by themselves, in two languages, and ends with a certificate. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import passport from '../../web/features/passport/locales/en.json' with { type: 'json' };
import en from '../../web/features/tours/locales/en.json' with { type: 'json' };
import { visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const CITY = 'son-la';
const TOUR = 'mot-gio-di-bo';
const LESSON = 'gio-hoc-lich-su';

interface Story {
  key: string;
  position: [number, number, number];
  guide: { guide: string; stop: string };
  languages: Record<string, { title: string }>;
}
interface Tour {
  title: Record<string, string>;
  stops: Story[];
  legs: { story?: Story }[];
}
const tourOf = async (page: Page, id: string): Promise<Tour> =>
  (await page.request.get(new URL(`/api/cities/${CITY}/tours/${id}`, page.url()).href)).json() as Promise<Tour>;
/** What is told, in order, as the portal says. */
const storiesOf = ({ stops, legs }: Tour) => stops.flatMap((stop, i) => [stop, ...(legs[i]?.story ? [legs[i].story] : [])]);

const sound = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('audio[data-guide]');
    return { time: audio?.currentTime ?? 0, paused: audio?.paused ?? true, source: audio?.currentSrc ?? '' };
  });
const told = async (page: Page, { guide, stop }: Story['guide'], lang: string) => {
  await expect.poll(async () => (await sound(page)).source, { timeout: 40_000 }).toContain(`/${guide}/${lang}/${stop}.`);
  await expect.poll(async () => (await sound(page)).time, { timeout: 10_000 }).toBeGreaterThan(0.2);
};
/** The listener skips to the last second. */
const toTheEnd = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('audio[data-guide]');
    if (audio) audio.currentTime = audio.duration - 0.6;
  });
/** Where the map looks, [lng, lat], once it has come to rest. */
const lookedAt = (page: Page) => (new URL(page.url()).searchParams.get('at') ?? '').split(',').map(Number);
const metres = ([lng, lat]: readonly number[], [x = 0, y = 0]: readonly number[]) =>
  Math.hypot(((lng ?? 0) - x) * 103_700, ((lat ?? 0) - y) * 111_320);

describe('a tour on the screen', () => {
  it('is chosen from the list, tells its stories in order, changes its language midway, and ends with a certificate', async () => {
    const { page } = await visit({ locale: 'en-GB', path: `/${CITY}/tours` });
    const tour = await tourOf(page, TOUR);
    const link = page.getByRole('link', { name: new RegExp(tour.title.en ?? '') });
    await link.waitFor();
    expect(await violations(page)).toEqual([]);
    await link.click();
    await page.getByRole('button', { name: en.walk.simulated }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await sound(page)).paused).toBe(true);
    await page.getByRole('button', { name: en.walk.simulated }).click();
    const stories = storiesOf(tour);
    expect(stories.length).toBeGreaterThan(tour.stops.length);
    const half = Math.floor(stories.length / 2);
    for (const [i, { guide, position }] of stories.entries()) {
      await told(page, guide, i <= half ? 'en' : 'vi');
      if (i === 0) expect(await violations(page)).toEqual([]);
      // The camera goes along: it comes to rest near what is told.
      if (i === 2) await expect.poll(() => metres(position, lookedAt(page)), { timeout: 30_000 }).toBeLessThan(150);
      if (i === half) {
        const before = await sound(page);
        await page.getByRole('region', { name: en.player }).getByRole('combobox', { name: en.language }).selectOption('vi');
        await told(page, guide, 'vi');
        expect((await sound(page)).time).toBeGreaterThan(before.time * 0.5);
        expect((await sound(page)).paused).toBe(false);
      }
      await toTheEnd(page);
    }
    await page.getByText(en.walk.done).waitFor({ timeout: 40_000 });
    await page.getByRole('link', { name: en.walk.certificate }).click();
    const name = page.getByRole('textbox', { name: passport.certificate.name });
    await name.fill('Nguyễn Thị Mận');
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: passport.certificate.download }).click(),
    ]);
    const png = await readFile(await download.path());
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 2000, 1414]);
    // Stamps are the device's own: they are there after a reload, and the server was told nothing.
    await page.reload();
    await page
      .getByText(new RegExp(`${tour.stops.length} of ${tour.stops.length} stops`))
      .first()
      .waitFor();
  });

  it('goes on where one left off, and the map stays where a hand has put it', async () => {
    const { page } = await visit({ locale: 'en-GB', path: `/${CITY}/tours?of=${TOUR}` });
    const tour = await tourOf(page, TOUR);
    const third = tour.stops[2];
    if (!third) throw new Error('The tour is too short.');
    await page.getByRole('button', { name: new RegExp(third.languages.en?.title ?? '') }).click();
    await told(page, third.guide, 'en');
    await expect.poll(() => metres(third.position, lookedAt(page)), { timeout: 40_000 }).toBeLessThan(150);
    await page.mouse.move(1000, 500);
    await page.mouse.wheel(0, -300);
    await page.getByRole('button', { name: en.follow, pressed: false }).waitFor();
    await page.reload();
    await page.getByText(en.walk.resume.replace('{{title}}', third.languages.en?.title ?? '')).waitFor();
    await page.getByRole('button', { name: en.walk.simulated }).click();
    await told(page, third.guide, 'en');
  });

  it('is refused plainly where the device may not say where it is', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', permissions: [], path: `/${CITY}/tours?of=${TOUR}` });
    await page.getByRole('button', { name: en.walk.gps }).tap();
    await page.getByRole('alert').filter({ hasText: en.walk.failed.denied }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('asks a class, and says why', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', colorScheme: 'dark', path: `/${CITY}/tours?of=${LESSON}` });
    const question = page.getByRole('group', { name: /When was the prison built/ });
    await question.getByRole('button', { name: '1930' }).tap();
    await question.getByText(/The answer: 1908/).waitFor();
    await question.getByRole('button', { name: '1908', exact: true }).tap();
    await question.getByText(en.question.right).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

it('a class is waited for until it has answered, then walks on', async () => {
  const { page } = await visit({ locale: 'en-GB', path: `/${CITY}/tours?of=${LESSON}` });
  const [first, second] = (await tourOf(page, LESSON)).stops;
  if (!first || !second) throw new Error('The lesson is too short.');
  await page.getByRole('button', { name: en.walk.simulated }).click();
  await told(page, first.guide, 'en');
  await toTheEnd(page);
  await page.getByText(en.walk.answer).waitFor();
  expect((await sound(page)).source).toContain(`/${first.guide.stop}.`);
  await page.getByRole('button', { name: '1908', exact: true }).click();
  await told(page, second.guide, 'en');
});

it('a big screen asks for one tap, then runs by itself with large captions, and starts over', async () => {
  const { page } = await visit({ locale: 'en-GB', path: `/${CITY}/tours?of=${TOUR}&kiosk=1` });
  await page.getByText(en.kiosk.explain).waitFor();
  expect(await violations(page)).toEqual([]);
  const stories = storiesOf(await tourOf(page, TOUR));
  const [first] = stories;
  if (!first) throw new Error('The tour is too short.');
  await page.getByRole('button', { name: en.kiosk.start }).click();
  for (const story of stories) {
    await told(page, story.guide, 'en');
    if (story === first) {
      await page.getByText(/Welcome to/).waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await toTheEnd(page);
  }
  // And over again, without a hand.
  await page.getByText(en.kiosk.again).waitFor({ timeout: 40_000 });
  await told(page, first.guide, 'en');
}, 240_000);

it('the number on a sign is a stamp, a wrong one is said, and all can be forgotten', async () => {
  const { page } = await visit({ ...PHONE, locale: 'en-GB', path: `/${CITY}/passport` });
  const field = page.getByRole('textbox', { name: passport.checkIn.label });
  await field.fill('999');
  await field.press('Enter');
  await page.getByText(/No place has the number “999”/).waitFor();
  await field.fill('101-2');
  await field.press('Enter');
  await page.getByText(/^Stamped: /).waitFor();
  await page.getByText(/^You have 1 of /).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: passport.forget }).tap();
  await page.getByRole('button', { name: passport.keep }).tap();
  await page.getByText(/^You have 1 of /).waitFor();
  await page.getByRole('button', { name: passport.forget }).tap();
  await page.getByRole('dialog').getByRole('button', { name: passport.forget }).tap();
  await page.getByText(/^You have 0 of /).waitFor();
});
