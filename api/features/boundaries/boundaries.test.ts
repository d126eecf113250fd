import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { BoundaryCollection } from './contract.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([makePack('mot')]);
});
afterAll(() => portal.close());
const on = async (query: string) => BoundaryCollection.parse((await portal.get(`/api/cities/mot/boundaries${query}`)).json);

describe('boundaries', () => {
  it('are those of the day asked for', async () => {
    expect((await on('?on=2025-06-30')).features.map((f) => f.id)).toEqual(['west', 'east']);
    expect((await on('?on=2025-07-01')).features.map((f) => f.id)).toEqual(['whole']);
  });
  it('are those of today without a day, and say when they changed and from what', async () => {
    const today = await on('');
    expect(today).toMatchObject({ on: '2026-01-14', changes: ['2025-07-01'] });
    expect(today.features[0]?.properties.mergedFrom.map((m) => m.name.vi)).toEqual(['Phường west', 'Phường east']);
  });
  it.each(['2026-02-31', '2025-13-01', 'yesterday', '2025-7-1'])('refuse the day %s', async (day) => {
    const { status, json } = await portal.get(`/api/cities/mot/boundaries?on=${day}`);
    expect(status).toBe(400);
    expect(json.errors[0].field).toBe('on');
  });
});
