import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askObjects, faultsOf } from '../testing/ask-objects.ts';
import { makeCamera, makePack, makePlace } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../testing/send-report.ts';

let portal: Portal;
beforeAll(async () => {
  const pack = makePack('mot', { places: [makePlace('a'), makePlace('b')], cameras: [makeCamera('c')] });
  portal = await makePortal([pack], { identify: identifyBy({ boss: makeIdentity('administrator') }) });
}, 60_000);
afterAll(() => portal.close());

const { ask, put } = askObjects(() => portal, 'boss');

describe('bad input', () => {
  const long = 'x'.repeat(5000);
  it.each([
    ['no Vietnamese name', { name: { en: 'A' } }, 'name.vi missing'],
    ['an empty name', { name: { vi: '  ' } }, 'name.vi missing'],
    ['a long name', { name: { vi: long } }, 'name.vi too-long'],
    ['a language that the city has not', { name: { vi: 'A', de: 'B' } }, 'name.de not-listed'],
    ['a kind that is none', { kind: 'castle' }, 'kind not-listed'],
    ['a place outside', { position: [106, 21] }, 'position outside'],
    ['degrees that are none', { position: [105, 91] }, 'position.1 too-large'],
    ['one number for two', { position: [105] }, 'position too-short'],
    ['text for a number', { position: ['105', 21] }, 'position.0 not-number'],
    ['hours that cannot be read', { openingHours: 'sáng chiều' }, 'openingHours bad-hours'],
    ['an accuracy that is none', { accuracy: 'perfect' }, 'accuracy not-listed'],
    ['an uncertainty below nothing', { uncertainty: -1 }, 'uncertainty too-small'],
    ['a fact that nobody knows', { facts: [{ label: 'beauty', value: 1 }] }, 'facts.0 unknown'],
    [
      'a fact twice',
      {
        facts: [
          { label: 'pupils', value: 1 },
          { label: 'pupils', value: 2 },
        ],
      },
      'facts.1 repeated',
    ],
    ['a source without licence', { source: { name: 'x' } }, 'source.licence missing'],
    ['a source that runs code', { source: { name: 'x', licence: 'y', url: 'javascript:alert(1)' } }, 'source.url bad-address'],
    ['a day that is none', { validFrom: '2025-02-30' }, 'validFrom bad-day'],
    ['an end before its beginning', { validFrom: '2025-02-02', validTo: '2025-01-01' }, 'validTo bad-day'],
    ['too many paragraphs', { description: Array.from({ length: 21 }, () => ({ vi: 'x' })) }, 'description too-long'],
  ])('of a place: %s', async (_, change, fault) => {
    const { status, json } = await put('mot/places/a', change);
    expect([status, faultsOf(json)?.[0]]).toEqual([400, fault]);
    expect(json.detail).toMatch(/\w{3}/);
    expect((await ask('mot/places/a')).json.item.version).toBe(1);
  });
  it.each([
    ['an agency that is not there', { agencyId: 'nobody' }, 'agencyId unknown'],
    ['a place that is not there', { placeId: 'nowhere' }, 'placeId unknown'],
    ['in a school and public', { placeId: 'a' }, 'visibility not-public'],
    ['of a school and public', { purpose: 'school' }, 'visibility not-public'],
    ['a heading of 360', { heading: 360 }, 'heading too-large'],
    ['a range of a kilometre', { range: 1000 }, 'range too-large'],
    ['no field of view', { fieldOfView: 0 }, 'fieldOfView too-small'],
    ['a purpose that is none', { purpose: 'fun' }, 'purpose not-listed'],
  ])('of a camera: %s', async (_, change, fault) => {
    const { status, json } = await put('mot/cameras/c', change);
    expect([status, faultsOf(json)?.[0]]).toEqual([400, fault]);
  });
  it('an id that is taken', async () => {
    const { json } = await ask('mot/places/a');
    expect(faultsOf((await ask('mot/places', { method: 'POST', body: json.object })).json)).toEqual(['id taken']);
  });
});
