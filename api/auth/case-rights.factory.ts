import type { RouteRight, Thing } from './route-rights.factory.ts';

const stale = { version: 0 };
const note = { text: 'Ghi chú' };
const readCase = { need: 'read:case', over: 'case' } as const;
const attachment =
  (end: string) =>
  ({ city, report }: Thing) =>
    Promise.resolve(`/api/cities/${city}/cases/${report}/attachments/none${end}`);

/** Rows of what belongs to a case beside its moves: parts, incidents, files, templates, rules; and one's own data. */
export const CASE_RIGHTS: Record<string, RouteRight> = {
  'POST /api/tracking/forget': { need: 'token', body: {} },
  'POST /api/cities/:city/cases/:id/parts': {
    need: 'arrange:case',
    over: 'case',
    body: { ...stale, parts: [note, note].map(({ text }) => ({ categoryId: 'road', description: text })) },
  },
  'POST /api/cities/:city/cases/:id/incident': { need: 'arrange:case', over: 'case', body: { ...stale, incidentId: null } },
  'GET /api/cities/:city/incidents': { need: 'read:case', over: 'reach' },
  'GET /api/cities/:city/incidents/:id': { need: 'read:case', over: 'reach' },
  'POST /api/cities/:city/incidents': { need: 'arrange:case', over: 'city', body: { title: 'Mưa lớn', caseIds: ['mine'] } },
  'POST /api/cities/:city/incidents/joins': {
    need: 'arrange:case',
    over: 'city',
    body: { title: 'Mưa lớn', cases: [{ id: 'mine', ...stale }] },
  },
  'POST /api/cities/:city/incidents/:id/updates': { need: 'arrange:case', over: 'city', body: note },
  'POST /api/cities/:city/cases/:id/attachments': { need: 'note:case', over: 'case' },
  'GET /api/cities/:city/cases/:id/attachments/:file': { ...readCase, path: attachment('') },
  'POST /api/cities/:city/cases/:id/attachments/:file/removal': { need: 'note:case', over: 'case', path: attachment('/removal'), body: {} },
  'POST /api/cities/:city/cases/:id/device': { need: 'moderate:report', over: 'case', body: { ...stale, banned: true } },
  'GET /api/cities/:city/banned-devices': { need: 'moderate:report', over: 'city' },
  'GET /api/cities/:city/casework': { need: 'edit:casework', over: 'city' },
  'POST /api/cities/:city/casework': {
    need: 'edit:casework',
    over: 'city',
    body: {
      ...stale,
      rules: {
        escalation: [],
        moderation: { firstTime: 'off', words: {} },
        retention: { days: { done: 1, answered: 1, not_accepted: 1, merged: 1, cancelled: null }, texts: false },
      },
    },
  },
  'GET /api/cities/:city/templates': { need: 'read:case', over: 'reach' },
  'POST /api/cities/:city/templates': { need: 'edit:template', over: 'city', body: { name: 'Mẫu', text: 'Đã xong {{report}}' } },
  'POST /api/cities/:city/templates/:id/removal': {
    need: 'edit:template',
    over: 'city',
    path: ({ city }) => Promise.resolve(`/api/cities/${city}/templates/da-xu-ly/removal`),
  },
  'GET /api/me/data': { need: 'signed-in' },
  'POST /api/auth/removal': { need: 'signed-in', body: { password: 'x' } },
};
