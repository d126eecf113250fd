import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agency } from '../../../data/contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, told } from '../../testing/send-report.ts';
import type { TemplateList } from './template-contract.ts';

let portal: Portal;
const agencies = ['office', 'roads'].map((id) => Agency.parse({ id, name: { vi: id } }));
beforeAll(async () => {
  const identify = identifyBy({
    officer: makeIdentity('agency-officer', ['office']),
    other: makeIdentity('agency-officer', ['roads']),
    operator: makeIdentity('ioc-operator'),
  });
  portal = await makePortal([makePack('mot', { agencies })], { identify });
});
afterAll(() => portal.close());
const post = (who: string, body: object, path = '') =>
  portal.app.request(`/api/cities/mot/templates${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-as': who, 'content-type': 'application/json' },
  });
const list = async (who: string) =>
  (await jsonOf<TemplateList>(portal.app.request('/api/cities/mot/templates', { headers: { 'x-as': who } }))).templates;

describe('text templates', () => {
  it('are there from the start, for everybody who answers', async () => {
    expect((await list('officer')).map(({ id }) => id)).toContain('da-xu-ly');
  });
  it('of an agency are its own: others neither read nor change them', async () => {
    const mine = { name: 'Của phòng', text: 'Đội của {{agency}} đến {{address}}.', agencyId: 'office', uses: ['done'] };
    const made = (await jsonOf<TemplateList>(post('officer', mine))).templates.find(({ name }) => name === 'Của phòng');
    expect(made).toMatchObject({ ...mine, categoryId: null });
    expect((await list('other')).map(({ name }) => name)).not.toContain('Của phòng');
    expect(await told(await post('other', { ...mine, id: made?.id, agencyId: 'roads' }))).toBe('403 forbidden');
    expect(await told(await post('other', {}, `/${made?.id}/removal`))).toBe('403 forbidden');
    expect(await told(await post('officer', { name: 'Của chung', text: 'x' }))).toBe('403 forbidden');
    await post('officer', { ...mine, id: made?.id, text: 'Khác' });
    expect((await list('officer')).find(({ id }) => id === made?.id)?.text).toBe('Khác');
    await post('officer', {}, `/${made?.id}/removal`);
    expect((await list('officer')).map(({ id }) => id)).not.toContain(made?.id);
    expect(await told(await post('officer', { ...mine, id: made?.id }))).toBe('404 not-found');
  });
  it('are refused with a field that there is not, and with what the city does not have', async () => {
    const asked = async (body: object) => (await jsonOf<{ detail: string }>(post('operator', { name: 'x', text: 'x', ...body }))).detail;
    expect(await asked({ text: 'Gọi {{phone}}' })).toContain('{{phone}}');
    expect(await asked({ agencyId: 'nowhere' })).toContain('agencyId');
    expect(await asked({ categoryId: 'nothing' })).toContain('categoryId');
  });
  it('that were removed stay away at the next start', async () => {
    const { seedTemplates } = await import('../../seed/seed-templates.ts');
    await post('operator', {}, '/da-xu-ly/removal');
    await seedTemplates(portal.db, 'mot', portal.vocabulary.templates, portal.clock.now);
    expect((await list('operator')).map(({ id }) => id)).not.toContain('da-xu-ly');
  });
});
