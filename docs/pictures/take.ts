/** `npm run pictures [name…]`: takes the pictures of the documents from the running portal, and keeps each below 300 kB. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContext } from 'playwright';
import sharp from 'sharp';
import { countDraws } from '../../bench/browser/count-draws.ts';
import { launch } from '../../bench/browser/launch.ts';
import { BENCH_DIR, startPortal } from '../../bench/browser/start-portal.ts';
import { untilStill } from '../../bench/browser/until-still.ts';
import type { Picture } from './picture.ts';
import { pictures } from './pictures.ts';

const LARGEST = 300_000;

/** Opens the page as its reader would, waits for the whole city, does what the picture shows and takes it. */
async function take(browser: Browser, portal: string, picture: Picture): Promise<Buffer> {
  const { path, width, height, dark = false, phone = false, quality = 'high', map = true, steps } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
    deviceScaleFactor: phone ? 2 : 1,
  });
  try {
    await context.addInitScript(`localStorage.setItem('toan-canh:quality', '${quality}')`);
    if (picture.role) await signIn(context, portal, picture.role);
    await countDraws(context);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(portal + path);
    if (map) await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
    // The live line is never idle; what a page without the globe reads is there soon.
    await page.waitForLoadState('load');
    if (!map) await page.waitForTimeout(2500);
    await steps?.(page);
    if (map) await untilStill(page, 180_000);
    return await page.screenshot({ animations: 'disabled' });
  } finally {
    await context.close();
  }
}

/** The password of the demo accounts; those of the portal that is started here are made anew. */
let password = process.env.DEMO_PASSWORD;
async function demoPassword(): Promise<string> {
  if (password) return password;
  const env = { ...process.env, DATA_DIR: `${BENCH_DIR}/data` };
  const { stdout } = await promisify(execFile)(process.execPath, ['api/admin-commands/demo.ts'], { env });
  password = /^Password of all: (\S+)$/m.exec(stdout)?.[1];
  if (!password) throw new Error('npm run demo told no password');
  return password;
}

async function signIn(context: BrowserContext, portal: string, role: string): Promise<void> {
  const data = { email: `${role}@demo.example`, password: await demoPassword() };
  const answer = await context.request.post(`${portal}/api/auth/sign-in`, {
    data,
    headers: { origin: portal, 'sec-fetch-site': 'same-origin' },
  });
  if (!answer.ok()) throw new Error(`${role} cannot sign in: ${answer.status()}`);
}

/** WebP at the best quality that fits. @param wide largest width of the file in pixels */
async function small(png: Buffer, wide: number): Promise<Buffer> {
  const image = sharp(png).resize({ width: wide, withoutEnlargement: true });
  for (const quality of [88, 80, 70, 55]) {
    const file = await image.clone().webp({ quality, effort: 6 }).toBuffer();
    if (file.length <= LARGEST) return file;
  }
  throw new Error('the picture does not fit into its limit');
}

const wanted = process.argv.slice(2);
const portal = process.env.PORTAL ? { url: process.env.PORTAL, stop: async () => {} } : await startPortal();
const browser = await launch();
try {
  for (const picture of pictures) {
    if (wanted.length > 0 && !wanted.includes(picture.name) && !wanted.includes(picture.group ?? '')) continue;
    if (wanted.length === 0 && picture.look) continue;
    const file = await small(await take(browser, portal.url, picture), picture.wide ?? 1600);
    const folder = new URL(picture.look ? '../../var/pictures/' : './', import.meta.url);
    await mkdir(folder, { recursive: true });
    const target = fileURLToPath(new URL(`${picture.name}.webp`, folder));
    await writeFile(target, file);
    console.log(`${picture.look ? 'var' : 'docs'}/pictures/${picture.name}.webp  ${Math.round(file.length / 1000)} kB`);
  }
} finally {
  await browser.close();
  await portal.stop();
}
