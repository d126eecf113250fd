/** `npm run panoramas [id…]`: renders the panoramas of all cities whose scene has changed, or the named ones, from the running portal. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { launch } from '../../bench/browser/launch.ts';
import { startPortal } from '../../bench/browser/start-portal.ts';
import type { Panorama } from '../../scenes/panorama-contract.ts';
import { panoramaInputs, readPanoramas, shortHash } from '../../tiles/panoramas/read-panoramas.ts';
import words from '../../web/features/picture/locales/vi.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LARGEST = 560_000;

/** Opens the map of a city as everybody does, with its panel for pictures. */
async function openCity(browser: Browser, portal: string, city: string, { position }: Panorama): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1160, height: 1150 },
    colorScheme: 'light',
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(`localStorage.setItem('toan-canh:quality', 'medium')`);
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(`${portal}/${city}?v=1&at=${position.join(',')},160,0,-60`);
  await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
  await page.keyboard.press('p');
  await page.getByLabel(words.panorama.metres).waitFor();
  return page;
}

/** Takes the picture as everybody can: by the panel of the page. JPEG. */
async function render(page: Page, { position, height }: Panorama): Promise<Buffer> {
  const at = `${position.join(',')},160,0,-60`;
  await page.evaluate((view) => history.pushState(null, '', `?v=1&at=${view}`), at);
  await page.waitForTimeout(1500);
  const now = new URL(page.url()).searchParams.get('at') ?? '';
  if (!now.startsWith(position.join(','))) throw new Error(`the map looks at ${now}`);
  await page.getByLabel(words.panorama.metres).fill(String(height));
  await page.getByRole('button', { name: words.panorama.take }).click();
  const link = page.getByRole('link', { name: words.panorama.save }).or(page.getByText(words.panorama.failed));
  await link.waitFor();
  const url = await link.getAttribute('href');
  if (!url) throw new Error('the picture could not be taken');
  const bytes = await page.evaluate(async (address) => {
    const reader = new FileReader();
    reader.readAsDataURL(await (await fetch(address)).blob());
    await new Promise((done) => reader.addEventListener('load', done));
    return String(reader.result);
  }, url);
  return Buffer.from(bytes.slice(bytes.indexOf(',') + 1), 'base64');
}

/** WebP at the best quality that fits. */
async function small(picture: Buffer): Promise<Buffer> {
  for (const quality of [86, 80, 74, 66, 56, 45]) {
    const file = await sharp(picture).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (file.length <= LARGEST) return file;
  }
  throw new Error('the panorama does not fit into its limit');
}

const wanted = process.argv.slice(2);
const todo = readdirSync(join(ROOT, 'scenes'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: city }) => {
    const { panoramas, built } = readPanoramas(ROOT, city);
    const stale = (one: Panorama) => built[one.id]?.inputs !== panoramaInputs(ROOT, city, one);
    return panoramas.filter((one) => (wanted.length > 0 ? wanted.includes(one.id) : stale(one))).map((panorama) => ({ city, panorama }));
  });
if (todo.length > 0) {
  const portal = process.env.PORTAL ? { url: process.env.PORTAL, stop: async () => {} } : await startPortal();
  const browser = await launch();
  try {
    let open: { city: string; page: Page } | undefined;
    for (const { city, panorama } of todo) {
      if (open?.city !== city) {
        await open?.page.context().close();
        open = { city, page: await openCity(browser, portal.url, city, panorama) };
      }
      const file = await small(await render(open.page, panorama));
      const { folder, built } = readPanoramas(ROOT, city);
      writeFileSync(join(folder, `${panorama.id}.webp`), file);
      const { width } = await sharp(file).metadata();
      const now = {
        ...built,
        [panorama.id]: { inputs: panoramaInputs(ROOT, city, panorama), file: shortHash(file), bytes: file.length, width },
      };
      const sorted = Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1)));
      writeFileSync(join(folder, 'built.json'), `${JSON.stringify(sorted, null, 2)}\n`);
      console.log(`scenes/${city}/panoramas/${panorama.id}.webp  ${Math.round(file.length / 1000)} kB`);
    }
  } finally {
    await browser.close();
    await portal.stop();
  }
}
