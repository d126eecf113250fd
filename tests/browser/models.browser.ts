/** Staff put a model on the map: what is no model is refused with a sentence, what is one stands in the city, and is gone when it is taken down. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import { makeGlb, withJson } from '../../api/testing/make-glb.ts';
import words from '../../web/features/admin/locales/vi.json' with { type: 'json' };
import { atRest, cityReady, PATIENCE, visitors } from './open-page.ts';
import { makePerson, signedIn } from './people.ts';
import { type Picture, picture } from './pixels.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
const own = words.section.models;
const [LNG, LAT] = ['103.9141', '21.327'];
const MAP = `/${CITY}?v=1&at=${LNG},${LAT},250,0,-40&off=labels,reports,cameras,schools`;

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

/** Share of pixels that are as pink as nothing else in a city. 0..1 */
function pink({ data }: Picture): number {
  let n = 0;
  for (let i = 0; i < data.length; i += 3) {
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
    if (r > g + 60 && b > g + 40) n++;
  }
  return n / (data.length / 3);
}

describe('a model of one’s own', () => {
  it('is uploaded, stands on the map, tells whose it is, and is taken down', async () => {
    const email = await makePerson(db, CITY, 'tourism-editor', {});
    const office = await visit({ path: `/${CITY}/admin?section=models`, prepare: signedIn(email), expected: [/status of 4(00|15)/] });
    const { page } = office;
    await page.getByText(own.none).waitFor();
    await page.getByRole('button', { name: own.add }).click();
    const form = page.getByRole('form', { name: own.addTitle });
    await form.getByLabel('Tiếng Việt').fill('Nhà rông thử');
    await form.getByLabel(words.object.lat).fill(LAT);
    await form.getByLabel(words.object.lng).fill(LNG);
    await form.getByLabel(own.credit).fill('Tổ bản đồ');
    await form.getByLabel(own.licence).fill('CC0-1.0');
    await form.getByLabel(own.heading).fill('30');
    expect(await violations(page)).toEqual([]);
    const give = async (buffer: Buffer) => {
      await form.getByLabel(own.file).setInputFiles({ name: 'nha.glb', mimeType: 'model/gltf-binary', buffer });
      await form.getByRole('button', { name: own.send }).click();
    };
    await give(Buffer.from('không phải mô hình, chỉ là mấy chữ thôi'));
    await form.getByText(own.wrong['no-glb']).waitFor();
    expect(await violations(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/models-refused.png`, fullPage: true });
    // Before it is sent: where it will stand, and as large as the number in the form says.
    const model = Buffer.from(await makeGlb({ side: 50, height: 40 }));
    // One that breaks while it is unpacked must not take the map with it.
    const broken = withJson(model, (json) => {
      const [mesh] = json.meshes as { primitives: Record<string, unknown>[] }[];
      const extensions = { KHR_draco_mesh_compression: { bufferView: 0, attributes: { POSITION: 0 } } };
      for (const primitive of mesh?.primitives ?? []) Object.assign(primitive, { extensions });
      Object.assign(json, { extensionsUsed: Object.keys(extensions), extensionsRequired: Object.keys(extensions) });
    });
    const choose = (buffer: Buffer) => form.getByLabel(own.file).setInputFiles({ name: 'nha.glb', mimeType: 'model/gltf-binary', buffer });
    await choose(Buffer.from(broken));
    // Pages for staff are tested without a globe otherwise.
    await page.unroute('**/assets/map-view*.js');
    await form.getByRole('button', { name: own.preview.open }).click();
    const preview = form.getByRole('region', { name: own.preview.title });
    await preview.getByText(own.preview.failed).waitFor({ timeout: PATIENCE });
    await choose(model);
    await preview.getByText(own.preview.shown).waitFor({ timeout: PATIENCE });
    const seen = async () => {
      const { data, info } = await sharp(await preview.locator('canvas').first().screenshot())
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return pink({ width: info.width, height: info.height, data });
    };
    await expect.poll(seen, { timeout: 60_000 }).toBeGreaterThan(0.02);
    expect(await violations(page)).toEqual([]);
    if (process.env.SHOTS) await preview.screenshot({ path: `${process.env.SHOTS}/models-preview.png` });
    await atRest(page);
    const whole = await seen();
    await form.getByLabel(own.scale).fill('0.5');
    await expect.poll(seen, { timeout: 30_000 }).toBeLessThan(whole / 2);
    await form.getByLabel(own.scale).fill('1');
    await expect.poll(seen, { timeout: 30_000 }).toBeGreaterThan(whole * 0.8);
    const { models } = await (await page.request.get(new URL(`/api/cities/${CITY}/models`, page.url()).href)).json();
    expect(models).toEqual([]);
    await give(model);
    const row = page.getByRole('region', { name: 'Nhà rông thử' });
    await row.getByText('Tổ bản đồ', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/models-list.png`, fullPage: true });

    const guest = await visit({ path: MAP });
    await cityReady(guest.page);
    await expect.poll(async () => pink(await picture(guest.page)), { timeout: 60_000 }).toBeGreaterThan(0.03);
    if (process.env.SHOTS) await guest.page.screenshot({ path: `${process.env.SHOTS}/models-map.png` });
    // The middle of what the panel leaves free is where the view looks at.
    const box = await guest.page.locator('canvas').first().boundingBox();
    const panel = await guest.page.getByRole('combobox').first().boundingBox();
    if (!box || !panel) throw new Error('There is no map.');
    await guest.page.mouse.click((panel.x * 2 + panel.width + box.width) / 2, box.height / 2 - 20);
    await guest.page.getByRole('heading', { name: 'Nhà rông thử' }).waitFor();
    await guest.page.getByText(/Tổ bản đồ · CC0-1\.0/).waitFor();
    expect(await violations(guest.page)).toEqual([]);
    if (process.env.SHOTS) await guest.page.screenshot({ path: `${process.env.SHOTS}/models-card.png` });

    const again = await visit({ path: `/${CITY}/admin?section=models`, prepare: signedIn(email) });
    await again.page.getByRole('button', { name: own.remove }).click();
    await again.page.getByRole('dialog').getByRole('button', { name: own.remove }).click();
    await again.page.getByText(own.none).waitFor();
  });

  it('is nobody else’s to put up', async () => {
    const email = await makePerson(db, CITY, 'agency-officer', { agencies: ['cong-an-thanh-pho'] });
    const { page } = await visit({ path: `/${CITY}/admin?section=models`, prepare: signedIn(email) });
    await page.getByRole('heading').first().waitFor();
    expect(await page.getByRole('heading', { name: own.title }).count()).toBe(0);
  });
});
