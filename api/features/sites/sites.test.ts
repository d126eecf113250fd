import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { SiteList } from './contract.ts';

const SCENES = fileURLToPath(new URL('../../../scenes', import.meta.url));
const CITY = readdirSync(SCENES).find((city) => /^[a-z-]+$/.test(city) && readdirSync(`${SCENES}/${city}`).includes('sites')) ?? '';
let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([makePack(CITY), makePack('mot')]);
});
afterAll(() => portal.close());

describe('sites', () => {
  it('are listed with their parts, where these stand, and the facts they rest on', async () => {
    const { sites, facts } = SiteList.parse((await portal.get(`/api/cities/${CITY}/sites`)).json);
    expect(sites.length).toBeGreaterThan(0);
    const known = new Set(facts.map(({ id }) => id));
    for (const { id, position, parts } of sites) {
      expect(parts.every((part) => part.id.startsWith(`${id}.`))).toBe(true);
      expect(parts.flatMap((part) => part.facts).filter((fact) => !known.has(fact))).toEqual([]);
      for (const part of parts) {
        expect(Math.abs(part.position[0] - position[0])).toBeLessThan(0.005);
        expect(Math.abs(part.position[1] - position[1])).toBeLessThan(0.005);
        expect(part.radius).toBeGreaterThan(0.1);
      }
    }
  });

  it('are none in a city that has none, and a city that is not there says so', async () => {
    expect((await portal.get('/api/cities/mot/sites')).json).toEqual({ sites: [], facts: [] });
    expect((await portal.get('/api/cities/nowhere/sites')).status).toBe(404);
  });
});
