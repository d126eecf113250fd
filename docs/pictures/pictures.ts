import type { Page } from 'playwright';
import type { Picture } from './picture.ts';
import { sitePictures } from './site-pictures.ts';
import { streetPhoto } from './street-photo.ts';

const SCREEN = { width: 1440, height: 810 };
const PHONE = { width: 390, height: 844, phone: true, quality: 'medium' as const };

/** The story is playing. */
async function tell(page: Page): Promise<void> {
  await page.locator('main section button[class*=play]').first().click();
  await page.waitForTimeout(7000);
}

/** Somebody walks on the screen, and the first story is told. */
async function walkTour(page: Page): Promise<void> {
  await page.locator('main button[data-look=primary]').first().click();
  await page.waitForTimeout(20_000);
  // Who walks on is never at rest.
  await page.getByRole('button', { name: 'Tạm dừng', exact: true }).first().click();
}

/** All stops of the tour are stamped, as by who has heard them. */
async function stampAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const tour = (await (await fetch('/api/cities/son-la/tours/mot-gio-di-bo')).json()) as {
      stops: { guide: { guide: string; stop: string } }[];
    };
    const stamp = { at: new Date().toISOString(), by: 'heard' };
    const names = tour.stops.map(({ guide: { guide, stop } }) => [`${guide}/${stop}`, stamp]);
    localStorage.setItem('toan-canh:stamps:son-la', JSON.stringify(Object.fromEntries(names)));
  });
  await page.reload();
  await page.locator('input[autocomplete=name]').fill('Nguyễn Thị Mận');
  await page.locator('canvas').scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
}

/** A version, a change, another version, and the two side by side. */
async function publishTwice(page: Page): Promise<void> {
  const tabs = page.getByRole('tab');
  const publish = () => page.locator('[role=tabpanel] button[data-look=primary]').first().click();
  for (const minutes of ['55', '60']) {
    await tabs.nth(0).click();
    await page.locator('input[type=number]').first().fill(minutes);
    await tabs.nth(2).click();
    await publish();
    await page.waitForTimeout(2500);
  }
  await page.getByRole('button', { name: 'So sánh' }).last().click();
  await page.waitForTimeout(1500);
}

/** The first package is on the device. */
async function takeAlong(page: Page): Promise<void> {
  await page.getByRole('listitem').getByRole('button', { name: 'Mang theo', exact: true }).first().click();
  await page.getByText(/^Sẵn sàng/).waitFor();
}
/** The way is found and the camera has come to it. */
async function way(page: Page): Promise<void> {
  await page.locator('aside ol button').first().waitFor();
  await page.waitForTimeout(8000);
}

/** Every picture that a document shows. */
export const pictures: Picture[] = [
  ...sitePictures,
  { name: 'portal', path: '/?v=1&at=103.9122,21.3288,950,38,-27', ...SCREEN },
  { name: 'night', path: '/?v=1&t=19:30&style=night', dark: true, ...SCREEN },
  { name: 'phone', path: '/', ...PHONE },
  { name: 'wide', path: '/', width: 3840, height: 2160, quality: 'medium' },
  { name: 'school', path: '/?v=1&sel=place:thcs-nguyen-trai', ...SCREEN },
  { name: 'list', path: '/son-la/list', map: false, ...SCREEN },
  {
    name: 'report-form',
    path: '/son-la/report',
    map: false,
    ...PHONE,
    steps: async (page) => {
      await page.setInputFiles('input[type=file][multiple]', { name: 'street.jpg', mimeType: 'image/jpeg', buffer: await streetPhoto() });
      await page.getByText('Phường Tô Hiệu').waitFor();
    },
  },
  {
    name: 'report-place',
    path: '/son-la?v=1&at=103.9122,21.3288,240,38,-48&place-for=picture',
    ...PHONE,
  },
  { name: 'directions', path: '/son-la?from=ben-xe-khach-son-la&to=nha-tu-son-la', ...SCREEN, steps: way },
  { name: 'directions-phone', path: '/son-la?from=ben-xe-khach-son-la&to=nha-tu-son-la&lang=en', ...PHONE, dark: true, steps: way },
  { name: 'guide', path: '/son-la/guide?of=nha-tu-son-la&lang=en&in=en', map: false, ...PHONE, steps: tell },
  { name: 'guide-wide', path: '/son-la/guide?of=quang-truong-tay-bac', map: false, dark: true, ...SCREEN, steps: tell },
  { name: 'guides', path: '/son-la/guide', map: false, ...SCREEN },
  { name: 'tour', path: '/son-la/tours?of=mot-gio-di-bo', ...SCREEN, steps: walkTour },
  { name: 'passport', path: '/son-la/passport?tour=mot-gio-di-bo', map: false, width: 1440, height: 1700, steps: stampAll },
  {
    name: 'studio',
    path: '/son-la/studio?of=mot-gio-di-bo',
    role: 'tourism-editor',
    ...SCREEN,
    steps: async (page) => {
      await page.getByRole('button', { name: /^7 / }).click();
      await page.waitForTimeout(5000);
    },
  },
  {
    name: 'studio-versions',
    path: '/son-la/studio?of=gio-hoc-lich-su',
    role: 'tourism-editor',
    ...SCREEN,
    steps: publishTwice,
  },
  {
    name: 'offline',
    path: '/son-la/offline?of=guide:nha-tu-son-la',
    map: false,
    ...PHONE,
    steps: async (page) => {
      await takeAlong(page);
      await page.locator('summary').first().click();
    },
  },
  {
    name: 'offline-guide',
    path: '/son-la/offline?of=guide:nha-tu-son-la',
    map: false,
    ...PHONE,
    steps: async (page) => {
      await takeAlong(page);
      await page.context().setOffline(true);
      await page.goto(new URL('/son-la/guide?of=nha-tu-son-la', page.url()).href);
      await page.getByText(/^Ngoại tuyến/).waitFor();
      await tell(page);
    },
  },
  {
    name: 'panorama',
    path: '/son-la/panorama?at=prison-yard&lang=en',
    map: false,
    ...PHONE,
    steps: async (page) => {
      await page.locator('[role=application][data-state=shown]').waitFor();
      await page.waitForTimeout(2500);
    },
  },
  {
    name: 'panorama-list',
    path: '/son-la/panorama?lang=en',
    map: false,
    width: 1280,
    height: 720,
    steps: async (page) => {
      await page.locator('main img').nth(7).waitFor();
      await page.waitForTimeout(2500);
    },
  },
  { name: 'phone-place', path: '/?v=1&sel=place:nha-tu-son-la&lang=en', ...PHONE },
  {
    name: 'console',
    path: '/ioc?sort=new',
    role: 'ioc-operator',
    width: 1680,
    height: 945,
    quality: 'medium',
    async steps(page) {
      await page.getByRole('listbox').getByRole('option').nth(2).click();
      await page.getByRole('article').waitFor();
      await page.waitForTimeout(4000);
    },
  },
  {
    name: 'desk',
    path: '/desk',
    role: 'agency-officer',
    map: false,
    ...SCREEN,
    async steps(page) {
      await page.locator('main ul button').first().click();
      await page.getByRole('article').waitFor();
    },
  },
  {
    name: 'desk-phone',
    path: '/desk',
    role: 'agency-officer',
    map: false,
    ...PHONE,
    async steps(page) {
      await page.locator('main ul button').first().click();
      await page.getByRole('article').waitFor();
    },
  },
  {
    name: 'admin-routing',
    path: '/son-la/admin?section=routing',
    role: 'administrator',
    map: false,
    ...SCREEN,
    async steps(page) {
      await page
        .getByRole('button', { name: /^Sửa: / })
        .nth(2)
        .waitFor();
    },
  },
  {
    name: 'admin-calendar',
    path: '/son-la/admin?section=calendar',
    role: 'administrator',
    map: false,
    ...SCREEN,
    async steps(page) {
      await page.locator('[data-day]').first().scrollIntoViewIfNeeded();
    },
  },
  { name: 'admin-places', path: '/son-la/admin?section=places', role: 'administrator', map: false, ...SCREEN },
  { name: 'admin-users', path: '/son-la/admin?section=users', role: 'administrator', map: false, ...SCREEN },
  { name: 'school-own', path: '/son-la/admin?section=schools', role: 'school-staff', map: false, ...PHONE },
  { name: 'account', path: '/son-la/account', role: 'resident', map: false, ...PHONE },
  { name: 'follow', path: '/son-la/follow?at=103.9141,21.3270', map: false, ...PHONE },
  { name: 'duty', path: '/son-la/duty', role: 'administrator', map: false, ...SCREEN },
  {
    name: 'replay',
    path: '/ioc?sort=new',
    role: 'ioc-operator',
    width: 1680,
    height: 945,
    quality: 'medium',
    async steps(page) {
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await page.keyboard.press('r');
      await page.getByRole('slider').first().waitFor();
      await page.waitForTimeout(3000);
    },
  },
];
