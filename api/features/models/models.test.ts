import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { L_PLAN } from '../../../data/model/outline/plan.factory.ts';
import { checkGlb } from '../../../tiles/gltf/checkGlb.ts';
import { sweepMedia } from '../../cases/pictures.ts';
import { mediaStore } from '../../files/media-store.ts';
import { makeGlb, withJson } from '../../testing/make-glb.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { prismGlb } from '../../testing/make-prism.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { type CityModel, ModelList } from './contract.ts';

let portal: Portal;
let glb: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  const people = {
    editor: makeIdentity('tourism-editor'),
    administrator: makeIdentity('administrator'),
    officer: makeIdentity('agency-officer', ['office']),
  };
  portal = await makePortal([makePack('mot')], { identify: identifyBy(people) });
  glb = await makeGlb();
});
afterAll(() => portal.close());

const BASE = '/api/cities/mot/models';
const placement = { title: { vi: 'Nhà rông', en: 'Communal house' }, position: [105, 21], credit: 'Thử', licence: 'CC0-1.0' };
interface Sent {
  as?: string;
  method?: string;
  at?: string;
  place?: Record<string, unknown>;
}
const send = (model: Uint8Array<ArrayBuffer> | null, { as = 'editor', method = 'POST', at = BASE, place = placement }: Sent = {}) => {
  const body = new FormData();
  if (model) body.set('model', new File([model], 'nha.glb'));
  body.set('placement', JSON.stringify(place));
  return portal.app.request(at, { method, body, headers: { 'x-as': as, origin: portal.config.publicUrl } });
};
const listed = async () => ModelList.parse((await portal.get(BASE)).json).models;
const remove = (id: string, as = 'editor') =>
  portal.app.request(`${BASE}/${id}`, { method: 'DELETE', headers: { 'x-as': as, origin: portal.config.publicUrl } });
const kept = async () => {
  const keys: string[] = [];
  for await (const { key } of mediaStore(portal.config).list('models')) keys.push(key);
  return keys;
};
const added = async () => {
  const answer = await send(glb);
  expect(answer.status, await answer.clone().text()).toBe(200);
  const [model] = ModelList.parse(await answer.json()).models.slice(-1);
  if (!model) throw new Error('nothing was added');
  return model;
};

describe('a model', () => {
  it('is made small, stays valid, and is served for ever under its own address', async () => {
    const model = await added();
    const file = await portal.app.request(model.url);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'model/gltf-binary']);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect([bytes.length, model.uploaded]).toEqual([model.bytes, glb.length]);
    expect(model.bytes).toBeLessThan(glb.length / 4);
    expect(await checkGlb(bytes)).toEqual([]);
    expect(model.triangles).toBe(24 * 24 * 2 + 8);
    // Twenty metres across, about where it stands.
    const corners = model.footprint.flat(2);
    const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
    expect((Math.max(...lats) - Math.min(...lats)) * 111_195).toBeCloseTo(20, 1);
    expect((Math.min(...lngs) + Math.max(...lngs)) / 2).toBeCloseTo(105, 6);
    await remove(model.id);
  });

  it('is not made larger by coming a second time', async () => {
    const model = await added();
    const made = new Uint8Array(await (await portal.app.request(model.url)).arrayBuffer());
    const answer = ModelList.parse(await (await send(made)).json());
    expect(answer.models.at(-1)?.bytes).toBeLessThanOrEqual(made.length);
    for (const { id } of answer.models) await remove(id);
  });

  it('covers its own outline, scaled and turned with it; one from before goes on with its hull or its box', async () => {
    // Seen from above an L, its long arms along x and z.
    const file = await prismGlb(L_PLAN);
    const answer = await send(file, { place: { ...placement, heading: 90, scale: 2 } });
    const [model] = ModelList.parse(await answer.json()).models;
    if (!model) throw new Error(await answer.clone().text());
    // Metres east and north of where it stands; turned to the east, z (south) has become west.
    const metres = (footprint: CityModel['footprint'] = []) =>
      footprint.map((part) =>
        part.map((ring) =>
          ring
            .map(([lng, lat]) => [(lng - 105) * 111_195 * Math.cos((21 * Math.PI) / 180), (lat - 21) * 111_195])
            .map((at) => at.map((n) => Math.round(n) + 0).join(' '))
            .sort(),
        ),
      );
    expect(metres(model.footprint)).toEqual([[['0 0', '0 -60', '-20 -60', '-20 -20', '-60 -20', '-60 0'].sort()]]);
    const keptBefore = async (outline: string | null) => {
      await portal.db.client.execute({ sql: 'UPDATE city_model SET outline = ? WHERE id = ?', args: [outline, model.id] });
      return metres((await listed())[0]?.footprint);
    };
    expect(await keptBefore('[[0,0],[30,0],[30,10],[10,30],[0,30]]')).toEqual([[['-20 -60', '-60 -20', '-60 0', '0 -60', '0 0'].sort()]]);
    expect(await keptBefore(null)).toEqual([[['-60 -60', '-60 0', '0 -60', '0 0'].sort()]]);
    // Nothing of it is wide enough to be cut.
    expect(await keptBefore('[]')).toEqual([]);
    await remove(model.id);
  });

  it('is placed anew by whoever read it last; another file leaves no bytes of the one before', async () => {
    const model = await added();
    const at = `${BASE}/${model.id}`;
    const change = { ...placement, heading: 90, scale: 2, height: 3.5, clip: false, version: model.version };
    expect((await send(null, { method: 'PUT', at, place: change })).status).toBe(200);
    expect((await listed())[0]).toMatchObject({ heading: 90, scale: 2, height: 3.5, clip: false, version: 2, url: model.url });
    const late = await send(glb, { method: 'PUT', at, place: change });
    expect([late.status, (await kept()).length]).toEqual([409, 1]);
    const other = await makeGlb({ squares: 4, side: 30 });
    const answer = await send(other, { method: 'PUT', at, place: { ...change, version: 2 } });
    const [now] = ModelList.parse(await answer.json()).models;
    expect(now?.url).not.toBe(model.url);
    expect(await kept()).toEqual([`models/${now?.url.slice(-28, -4)}`]);
    expect((await portal.app.request(model.url)).status).toBe(404);
    await mediaStore(portal.config).put('models/ffffffffffffffffffffffff', glb);
    expect(await sweepMedia(portal, 0)).toBe(1);
    expect((await remove(model.id)).status).toBe(200);
    expect([await kept(), await listed()]).toEqual([[], []]);
    expect((await remove(model.id)).status).toBe(404);
    const { rows } = await portal.db.client.execute({
      sql: `SELECT action FROM audit WHERE entity = 'model' AND entity_id = ? ORDER BY seq`,
      args: [model.id],
    });
    expect(rows.map(({ action }) => action)).toEqual(['add:model', 'edit:model', 'edit:model', 'remove:model']);
  });
});

describe('what is no model for the map is refused with a sentence, and nothing is kept', () => {
  const change = (make: (json: Record<string, unknown>) => void) => async () => withJson(glb, make);
  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, number, string]>([
    ['a text', async () => new Uint8Array(Buffer.from('không phải mô hình, chỉ là chữ')), 415, 'no-glb'],
    ['a file that was cut off', async () => glb.slice(0, glb.length - 400), 400, 'damaged'],
    [
      'one that points to another file',
      change((json) => Object.assign(json, { buffers: [{ byteLength: 8, uri: 'http://x.example/a.bin' }] })),
      400,
      'external',
    ],
    [
      'an extension that nobody draws',
      change((json) => Object.assign(json, { extensionsUsed: ['KHR_texture_basisu'], extensionsRequired: ['KHR_texture_basisu'] })),
      400,
      'extension',
    ],
    ['a scene that is not there', change((json) => Object.assign(json, { scene: 7 })), 400, 'damaged'],
    ['a description of another shape', change((json) => Object.assign(json, { nodes: 5 })), 400, 'damaged'],
    [
      'a buffer that unfolds to gigabytes',
      change((json) => Object.assign(json, { bufferViews: [{ buffer: 0, byteLength: 2 ** 33 }] })),
      400,
      'values',
    ],
    ['no surface at all', change((json) => Object.assign(json, { nodes: [{}] })), 400, 'empty'],
    [
      'too many triangles, one mesh shown by many nodes',
      change((json) => Object.assign(json, { nodes: Array(500).fill({ mesh: 0 }), scenes: [{ nodes: [0] }] })),
      400,
      'triangles',
    ],
  ])('%s', async (_, make, status, word) => {
    const answer = await send(await make());
    const text = await answer.text();
    expect([answer.status, text.includes(`"message":"${word}"`)], text).toEqual([status, true]);
    expect([await kept(), await listed()]).toEqual([[], []]);
  });
  it('one that is too large, or would cover the city', async () => {
    expect((await send(new Uint8Array((20 << 20) + 1))).status).toBe(413);
    const refusal = async (file: Uint8Array<ArrayBuffer>, place: Record<string, unknown>) => {
      const answer = await send(file, { place: { ...placement, ...place } });
      return [answer.status, ((await answer.json()) as { errors: unknown }).errors];
    };
    expect(await refusal(glb, { scale: 100 })).toEqual([400, [{ field: 'scale', message: 'wide' }]]);
    // Drawn where its country's grid says.
    const far = await prismGlb(L_PLAN, { move: [512_000, 0, -2_358_000] });
    expect([await refusal(far, {}), await kept()]).toEqual([[400, [{ field: 'model', message: 'far' }]], []]);
  });
  it('a placement with a wrong field', async () => {
    const answer = await send(glb, { place: { ...placement, credit: ' ', heading: 400 } });
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect([answer.status, errors.map(({ field }) => field).sort()]).toEqual([400, ['credit', 'heading']]);
  });
  it('somebody who may not', async () => {
    expect((await send(glb, { as: 'officer' })).status).toBe(403);
    expect((await send(glb, { as: 'nobody' })).status).toBe(401);
    const model = await added();
    expect((await remove(model.id, 'officer')).status).toBe(403);
    expect((await remove(model.id, 'administrator')).status).toBe(200);
  });
});
