import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { type Ask, identifyBy, makeIdentity, told } from '../../testing/send-report.ts';
import { CASE_BODIES, CASE_QUERIES } from './bad-input.factory.ts';

let portal: Portal;
let ask: Ask;
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { reports: [makeReport('r-1')] })], {
    identify: identifyBy({ operator: makeIdentity('ioc-operator') }),
  });
  ask = (path, init) => portal.app.request(path, init);
});
afterAll(() => portal.close());

describe('the staff is told what is wrong with', () => {
  it.each(CASE_QUERIES)('%s: %s', async (path, expected) =>
    expect(await told(await ask(path, { headers: { 'x-as': 'operator' } }))).toBe(expected),
  );
  it.each(CASE_BODIES)('%s, %s', async (verb, _, body, expected) => {
    const init = { method: 'POST', body: JSON.stringify(body), headers: { 'x-as': 'operator', 'content-type': 'application/json' } };
    expect(await told(await ask(`/api/cities/mot/cases/r-1/${verb}`, init))).toBe(expected);
  });
});
