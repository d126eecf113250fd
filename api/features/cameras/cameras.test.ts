import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCamera, makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { CameraCollection } from './contract.ts';

let portal: Portal;
beforeAll(async () => {
  const cameras = [
    makeCamera('gate'),
    makeCamera('corridor', { visibility: 'staff', purpose: 'school', name: { vi: 'Camera hành lang' } }),
  ];
  portal = await makePortal([makePack('mot', { cameras })]);
});
afterAll(() => portal.close());

describe('cameras', () => {
  it('are listed only where the public may know of them', async () => {
    const { json } = await portal.get('/api/cities/mot/cameras');
    expect(CameraCollection.parse(json).features.map((f) => f.id)).toEqual(['gate']);
  });
  it('are found by words and by area', async () => {
    const ids = async (query: string) =>
      (await portal.get(`/api/cities/mot/cameras?${query}`)).json.features.map((f: { id: string }) => f.id);
    expect(await ids('q=gate')).toEqual(['gate']);
    expect(await ids('q=corridor')).toEqual([]);
    expect(await ids('q=nowhere')).toEqual([]);
    expect(await ids('area=nowhere')).toEqual([]);
  });
  it('of staff appear in no public byte', async () => {
    const paths = [
      'cameras/corridor',
      'cameras?purpose=school',
      'search?q=corridor',
      'search?q=hanh+lang',
      'search?q=camera',
      'cameras?q=hanh+lang',
      'places?q=camera',
      '',
    ];
    for (const path of paths) {
      const response = await portal.app.request(`/api/cities/mot/${path}`.replace(/\/$/, ''));
      expect(await response.text(), path).not.toContain('hành lang');
    }
    expect((await portal.get('/api/cities/mot/cameras/corridor')).status).toBe(404);
  });
  it('leave the search when they become staff cameras', async () => {
    const found = async () => (await portal.get('/api/cities/mot/search?q=gate')).json.results.length;
    expect(await found()).toBe(1);
    await portal.db.write((client) => client.execute(`UPDATE camera SET visibility = 'staff' WHERE id = 'gate'`));
    expect(await found()).toBe(0);
  });
});
