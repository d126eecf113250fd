import type { Page } from 'playwright';
import { streetPhoto } from './street-photo.ts';

export interface Picture {
  name: string;
  /** Below the portal's address. */
  path: string;
  /** CSS pixels. */
  width: number;
  height: number;
  dark?: boolean;
  phone?: boolean;
  quality?: 'low' | 'medium' | 'high';
  /** Signed in with this role's account of `npm run demo`. */
  role?: string;
  /** False for pages without the globe. */
  map?: boolean;
  /** Largest width of the file. */
  wide?: number;
  steps?(page: Page): Promise<void>;
}

const SCREEN = { width: 1440, height: 810 };
const PHONE = { width: 390, height: 844, phone: true, quality: 'medium' as const };

/** The story is playing. */
async function tell(page: Page): Promise<void> {
  await page.locator('main section button[class*=play]').first().click();
  await page.waitForTimeout(7000);
}

/** The first package is on the device. */
async function takeAlong(page: Page): Promise<void> {
  await page.getByRole('listitem').getByRole('button', { name: 'Mang theo', exact: true }).first().click();
  await page.getByText(/^Sẵn sàng/).waitFor();
}

/** Every picture that a document shows. */
export const pictures: Picture[] = [
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
  { name: 'guide', path: '/son-la/guide?of=nha-tu-son-la&lang=en&in=en', map: false, ...PHONE, steps: tell },
  { name: 'guide-wide', path: '/son-la/guide?of=quang-truong-tay-bac', map: false, dark: true, ...SCREEN, steps: tell },
  { name: 'guides', path: '/son-la/guide', map: false, ...SCREEN },
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
    name: 'offline-map',
    path: '/son-la/offline?of=guide:nha-tu-son-la',
    map: false,
    ...PHONE,
    steps: async (page) => {
      await takeAlong(page);
      await page.context().setOffline(true);
      await page.goto(new URL('/son-la?v=1&at=103.909,21.328,650,60,-30', page.url()).href);
      await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
      await page.waitForTimeout(4000);
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
