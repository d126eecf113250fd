import type { Permission } from '../../data/model/rights.ts';
import { makeArea } from '../testing/make-pack.ts';
import { CASE_RIGHTS } from './case-rights.factory.ts';
import { TOUR_RIGHTS } from './tour-rights.factory.ts';
import { VISIT_RIGHTS } from './visit-rights.factory.ts';

/** One thing of each kind: of the own agency, of another one, of another city. */
export interface Thing {
  city: string;
  agency: string;
  /** Id of a report with its case; a place, a school and a camera have it too. */
  report: string;
  /** Makes somebody who holds a role in the city. @returns the user id */
  person: () => Promise<string>;
}

export interface RouteRight {
  /**
   * `public`: for everybody. `signed-in`: one's own account. `token`: whoever holds a secret that a link carries; without it nobody.
   * A permission: who has it on the thing, see `over`.
   */
  need: Permission | 'public' | 'signed-in' | 'token';
  /**
   * What the permission is asked of: the thing's case, the school of that id, its city, anything at all in the city (lists show what the reader
   * may see), or a person in the city; `everywhere`: all cities at once.
   */
  over?: 'case' | 'school' | 'city' | 'reach' | 'person' | 'everywhere';
  /** The path with its parameters filled in; without it the parameters are the thing's city and report. */
  path?: string | ((thing: Thing) => string | Promise<string>);
  body?: unknown;
}

const note = { text: 'Ghi chú' };
const credential = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {} };
const stale = { version: 0 };
const readCase = { need: 'read:case', over: 'case' } as const;
const source = { name: 'Thử', licence: 'CC0-1.0' };
const aPlace = { kind: 'school', name: { vi: 'Trường mới' }, position: [105, 21], accuracy: 'sample', source };
const aCamera = {
  ...{
    name: { vi: 'Camera mới' },
    position: [105, 21],
    mountHeight: 5,
    heading: 0,
    fieldOfView: 90,
    range: 50,
    accuracy: 'sample',
    source,
  },
  ...{ purpose: 'traffic', visibility: 'public', agencyId: 'office' },
};
const area = makeArea('mine', [105, 21, 105.002, 21.002]);
const person = (end: string) => async (thing: Thing) => `/api/admin/users/${await thing.person()}${end}`;

/** Every route of the server and who may use it. A route that is not here fails the test. */
export const ROUTE_RIGHTS: Record<string, RouteRight> = {
  'GET /api/health/live': { need: 'public' },
  'GET /api/health/ready': { need: 'public' },
  'GET /api/health': { need: 'public' },
  'GET /api/cities': { need: 'public' },
  'GET /api/cities/:city': { need: 'public' },
  'GET /api/cities/:city/directions': { need: 'public' },
  ...VISIT_RIGHTS,
  'GET /api/cities/:city/sites': { need: 'public' },
  'GET /api/cities/:city/packages': { need: 'public' },
  'GET /api/cities/:city/packages/:id': { need: 'public', path: ({ city }) => `/api/cities/${city}/packages/city` },
  'GET /manifest.webmanifest': { need: 'public' },
  ...TOUR_RIGHTS,
  'GET /api/cities/:city/guides': { need: 'public' },
  'GET /api/cities/:city/guides/:guide': { need: 'public' },
  'GET /api/cities/:city/guides/:guide/sign.svg': { need: 'public' },
  'GET /api/cities/:city/guides/:guide/:lang/:file': { need: 'public' },
  'GET /g/:code': { need: 'public' },
  'GET /g/:city/:code': { need: 'public' },
  'GET /api/cities/:city/places': { need: 'public' },
  'GET /api/cities/:city/places/:id': { need: 'public' },
  'GET /api/cities/:city/cameras': { need: 'public' },
  'GET /api/cities/:city/cameras/:id': { need: 'public' },
  'GET /api/cities/:city/reports': { need: 'public' },
  'GET /api/cities/:city/reports/:id': { need: 'public' },
  'GET /api/cities/:city/reports/:id/photos': { need: 'public' },
  'GET /api/cities/:city/reports/tiles/:z/:x/:y': { need: 'public', path: '/api/cities/mot/reports/tiles/0/0/0.mvt' },
  'GET /api/cities/:city/reports.rss': { need: 'public' },
  'GET /api/cities/:city/reports/challenge': { need: 'public' },
  'GET /api/cities/:city/reports/similar': { need: 'public' },
  'POST /api/cities/:city/reports': { need: 'public' },
  'GET /api/cities/:city/boundaries': { need: 'public' },
  'GET /api/cities/:city/search': { need: 'public', path: '/api/cities/mot/search?q=duong' },
  'GET /api/cities/:city/search/documents': { need: 'public' },
  /** Staff read more of it: the small cells. */
  'GET /api/cities/:city/figures': { need: 'public' },

  'POST /api/cities/:city/follows': { need: 'public' },
  'GET /api/push/key': { need: 'public' },
  'POST /api/follow/confirm': { need: 'token', body: { token: 'x' } },
  'POST /api/follow/:link': { need: 'token', path: '/api/follow/read-end', body: { token: 'x' } },
  'POST /api/follow/end': { need: 'token', path: '/api/follow/end?t=x' },
  'GET /api/follow/end': { need: 'token', path: '/api/follow/end?t=x' },
  'GET /api/follows': { need: 'token' },
  'DELETE /api/follows': { need: 'token' },
  'PATCH /api/follows/:id': { need: 'token', body: { paused: true } },
  'DELETE /api/follows/:id': { need: 'token' },
  'GET /api/me/follows': { need: 'signed-in' },

  'GET /api/tracking': { need: 'token' },
  'POST /api/tracking/reopen': { need: 'token', body: { reason: 'Vẫn còn' } },
  'POST /api/tracking/satisfaction': { need: 'token', body: { degree: 'satisfied' } },
  'GET /media/:photo/:file': { need: 'token', path: `/media/${'0'.repeat(24)}/small.webp` },

  'GET /api/cities/:city/cases': { need: 'read:case', over: 'reach' },
  'GET /api/cities/:city/cases/:id': readCase,
  'GET /api/cities/:city/cases/tiles/:z/:x/:y': {
    need: 'read:case',
    over: 'reach',
    path: async ({ city }) => `/api/cities/${city}/cases/tiles/0/0/0.mvt`,
  },
  'POST /api/cities/:city/cases': {
    need: 'arrange:case',
    over: 'city',
    body: { categoryId: 'road', position: [105, 21], channel: 'telephone', description: 'Ổ gà' },
  },
  'POST /api/cities/:city/cases/:id/photos': { need: 'move:case', over: 'case' },
  // Which further right a move needs stands in data/model/case-states.ts; this one exists from no state.
  'POST /api/cities/:city/cases/:id/moves': { ...readCase, body: { ...stale, to: 'received' } },
  'POST /api/cities/:city/cases/:id/assignments': { need: 'assign:case', over: 'case', body: { ...stale, priority: 'high' } },
  'POST /api/cities/:city/cases/:id/notes': { need: 'note:case', over: 'case', body: note },
  'POST /api/cities/:city/cases/:id/moderation': { need: 'moderate:report', over: 'case', body: { ...stale, publish: true } },
  'POST /api/cities/:city/cases/:id/extensions': {
    need: 'move:case',
    over: 'case',
    body: { ...stale, dueAt: '2026-02-01T08:00:00+07:00', reason: 'Mưa' },
  },
  ...CASE_RIGHTS,
  'GET /api/cities/:city/cases.csv': { need: 'export:case', over: 'reach' },
  'GET /api/cities/:city/cases.xlsx': { need: 'export:case', over: 'reach' },
  'GET /api/cities/:city/cases.geojson': { need: 'export:case', over: 'reach' },
  'GET /api/cities/:city/replay': { need: 'read:case', over: 'reach' },
  'GET /api/cities/:city/heat': { need: 'read:case', over: 'reach' },
  'GET /api/cities/:city/colleagues': { need: 'read:colleague', over: 'city' },
  'GET /api/cities/:city/duty': { need: 'read:case', over: 'reach' },
  'POST /api/cities/:city/duty': {
    need: 'edit:duty',
    over: 'city',
    body: { agencyId: null, personId: 'nobody', day: '2026-01-14', from: '07:00', to: '15:00' },
  },
  'POST /api/cities/:city/duty/:id/swap': { need: 'edit:duty', over: 'city', body: { personId: 'nobody' } },
  'DELETE /api/cities/:city/duty/:id': { need: 'edit:duty', over: 'city' },
  'GET /api/cities/:city/brief': { need: 'read:shift-log', over: 'city' },
  'GET /api/cities/:city/brief.docx': { need: 'read:shift-log', over: 'city' },
  'GET /api/cities/:city/brief.png': { need: 'read:shift-log', over: 'city' },
  'GET /api/cities/:city/shift-log': { need: 'read:shift-log', over: 'city' },
  'GET /api/cities/:city/shift-log.xlsx': { need: 'read:shift-log', over: 'city' },
  'POST /api/cities/:city/shift-log': { need: 'write:shift-log', over: 'city', body: { kind: 'note', ...note } },
  'POST /api/cities/:city/shift-log/:seq/signature': { need: 'write:shift-log', over: 'city' },
  'POST /api/cities/:city/cases/:id/presence': { ...readCase, body: { tab: 'mot', doing: 'open' } },
  'GET /api/live': { need: 'read:case', over: 'reach', path: async ({ city }) => `/api/live?city=${city}&topics=cases` },

  'POST /api/auth/sign-in': { need: 'public' },
  'POST /api/auth/sign-up': { need: 'public' },
  'POST /api/auth/confirmation/read': { need: 'token', body: { token: 'x'.repeat(43) } },
  'POST /api/auth/confirmation': { need: 'token', body: { token: 'x'.repeat(43), password: 'mot hai ba bon nam' } },
  'POST /api/auth/address': { need: 'signed-in', body: { email: 'khac@thu.example', password: 'x' } },
  'POST /api/auth/code': { need: 'public' },
  'GET /api/auth/providers': { need: 'public' },
  'POST /api/auth/oidc': { need: 'public', body: {} },
  'POST /api/auth/oidc/remove': { need: 'signed-in', body: { password: 'x' } },
  'GET /api/auth/oidc/callback': { need: 'public' },
  'POST /api/auth/forgotten': { need: 'public' },
  'POST /api/auth/passkey/options': { need: 'public' },
  'POST /api/auth/passkey': { need: 'public' },
  'GET /api/me': { need: 'public' },
  'GET /api/me/reports': { need: 'signed-in' },
  'POST /api/auth/sign-out': { need: 'signed-in' },
  'POST /api/auth/sign-out-everywhere': { need: 'signed-in' },
  'POST /api/auth/password': { need: 'signed-in', body: { password: 'x', newPassword: 'mot hai ba bon nam' } },
  'POST /api/auth/second-factor': { need: 'signed-in', body: { password: 'x' } },
  'POST /api/auth/second-factor/remove': { need: 'signed-in', body: { password: 'x' } },
  'GET /api/auth/sessions': { need: 'signed-in' },
  'POST /api/auth/sessions/:id/end': { need: 'signed-in', body: { password: 'x' } },
  'GET /api/auth/passkeys': { need: 'signed-in' },
  'POST /api/auth/passkeys/options': { need: 'signed-in', body: { password: 'x' } },
  'POST /api/auth/passkeys': {
    need: 'signed-in',
    body: { name: 'x', credential: { ...credential, response: { clientDataJSON: 'x', attestationObject: 'x' } } },
  },
  'PUT /api/auth/passkeys/:id': { need: 'signed-in', body: { name: 'x' } },
  'DELETE /api/auth/passkeys/:id': { need: 'signed-in' },
  'POST /api/auth/recovery-codes': { need: 'signed-in', body: { password: 'x' } },
  'POST /api/auth/invitation/read': { need: 'token', body: { token: 'x'.repeat(43) } },
  'POST /api/auth/invitation': { need: 'token', body: { token: 'x'.repeat(43), password: 'mot hai ba bon nam' } },

  'GET /api/admin/cities/:city/places': { need: 'edit:place', over: 'reach' },
  'GET /api/admin/cities/:city/places.csv': { need: 'edit:place', over: 'reach' },
  'GET /api/admin/cities/:city/places/:id': { need: 'edit:place', over: 'city' },
  'PUT /api/admin/cities/:city/places/:id': { need: 'edit:place', over: 'city', body: aPlace },
  'POST /api/admin/cities/:city/places/import': { need: 'edit:place', over: 'reach' },
  'POST /api/admin/cities/:city/places': { need: 'edit:place', over: 'city', body: aPlace },
  'DELETE /api/admin/cities/:city/places/:id': { need: 'edit:place', over: 'city' },
  'POST /api/admin/cities/:city/places/:id/proposal': { need: 'edit:place', over: 'city', body: { take: true } },
  'GET /api/admin/cities/:city/schools': { need: 'edit:school', over: 'reach' },
  'GET /api/admin/cities/:city/schools.csv': { need: 'edit:school', over: 'reach' },
  'GET /api/admin/cities/:city/schools/:id': { need: 'edit:school', over: 'school' },
  'PUT /api/admin/cities/:city/schools/:id': { need: 'edit:school', over: 'school', body: { name: { vi: 'Trường mới' } } },
  'POST /api/admin/cities/:city/schools/import': { need: 'edit:school', over: 'reach' },
  'GET /api/admin/cities/:city/cameras': { need: 'edit:camera', over: 'reach' },
  'GET /api/admin/cities/:city/cameras.csv': { need: 'edit:camera', over: 'reach' },
  'GET /api/admin/cities/:city/cameras/:id': { need: 'edit:camera', over: 'city' },
  'PUT /api/admin/cities/:city/cameras/:id': { need: 'edit:camera', over: 'city', body: aCamera },
  'POST /api/admin/cities/:city/cameras/import': { need: 'edit:camera', over: 'reach' },
  'POST /api/admin/cities/:city/cameras': { need: 'edit:camera', over: 'city', body: aCamera },
  'DELETE /api/admin/cities/:city/cameras/:id': { need: 'edit:camera', over: 'city' },
  'POST /api/admin/cities/:city/cameras/:id/proposal': { need: 'edit:camera', over: 'city', body: { take: true } },

  'GET /api/admin/audit': { need: 'read:audit', over: 'city', path: async ({ city }) => `/api/admin/audit?city=${city}` },
  'GET /api/admin/audit.csv': { need: 'read:audit', over: 'city', path: async ({ city }) => `/api/admin/audit.csv?city=${city}` },
  'GET /api/admin/audit/check': { need: 'read:audit', over: 'city', path: async ({ city }) => `/api/admin/audit/check?city=${city}` },

  'GET /api/cities/:city/admin/open311-keys': { need: 'manage:open311-key', over: 'city' },
  'POST /api/cities/:city/admin/open311-keys': { need: 'manage:open311-key', over: 'city', body: { name: 'Ứng dụng', may: ['send'] } },
  'DELETE /api/cities/:city/admin/open311-keys/:id': { need: 'manage:open311-key', over: 'city' },
  'GET /api/admin/users': { need: 'manage:users', over: 'city', path: async ({ city }) => `/api/admin/users?city=${city}` },
  'POST /api/admin/users': {
    need: 'manage:users',
    over: 'city',
    // The city stands in the body, see the test.
    body: { name: 'Người Mới', email: 'moi@thu.example', grants: [{ role: 'planner', scope: {} }] },
  },
  'PUT /api/admin/users/:id/grants': { need: 'manage:users', over: 'city', path: person('/grants'), body: { grants: [] } },
  'POST /api/admin/users/:id/invitation': { need: 'manage:users', over: 'person', path: person('/invitation'), body: {} },
  'DELETE /api/admin/users/:id/sessions': { need: 'manage:users', over: 'person', path: person('/sessions') },
  'DELETE /api/admin/users/:id': { need: 'manage:users', over: 'person', path: person('') },

  'GET /api/cities/:city/admin/agencies': { need: 'edit:agency', over: 'city' },
  'PUT /api/cities/:city/admin/agencies/:id': {
    need: 'edit:agency',
    over: 'city',
    body: { version: 'x', agency: { id: 'mine', name: { vi: 'Đơn vị' } } },
  },
  'POST /api/cities/:city/admin/agencies/:id/proposal': { need: 'edit:agency', over: 'city', body: { take: false } },
  'GET /api/cities/:city/admin/areas': { need: 'edit:area', over: 'city' },
  'PUT /api/cities/:city/admin/areas/:id': { need: 'edit:area', over: 'city', body: { version: 'x', area } },
  'POST /api/cities/:city/admin/areas/check': { need: 'edit:area', over: 'city', body: { area } },
  'POST /api/cities/:city/admin/areas/:id/proposal': { need: 'edit:area', over: 'city', body: { take: false } },
  'GET /api/cities/:city/admin/categories': { need: 'edit:category', over: 'city' },
  'PUT /api/admin/categories/:id': {
    need: 'edit:category',
    over: 'everywhere',
    body: { version: 'x', category: { id: 'mine', name: { vi: 'Lĩnh vực' }, icon: 'road', days: 3 } },
  },
  'POST /api/admin/categories/proposal': { need: 'edit:category', over: 'everywhere', body: { take: false } },
  'GET /api/cities/:city/admin/calendar': { need: 'edit:calendar', over: 'city' },
  'PUT /api/admin/calendar': {
    need: 'edit:calendar',
    over: 'everywhere',
    body: { version: 'x', calendar: { hours: [[480, 1020]], weekdays: [1], holidays: [], workdays: [] } },
  },
  'POST /api/admin/calendar/proposal': { need: 'edit:calendar', over: 'everywhere', body: { take: false } },
  'GET /api/cities/:city/admin/routing': { need: 'edit:routing', over: 'city' },
  'GET /api/cities/:city/admin/routing/:version': {
    need: 'edit:routing',
    over: 'city',
    path: ({ city }) => `/api/cities/${city}/admin/routing/1`,
  },
  'DELETE /api/cities/:city/admin/routing/:version': {
    need: 'edit:routing',
    over: 'city',
    path: ({ city }) => `/api/cities/${city}/admin/routing/1`,
  },
  'POST /api/cities/:city/admin/routing': { need: 'edit:routing', over: 'city', body: { newest: 0, rules: [], validFrom: '2026-01-14' } },
  'POST /api/cities/:city/admin/routing/proposal': { need: 'edit:routing', over: 'city', body: { take: false } },
  'POST /api/cities/:city/admin/routing/try': {
    need: 'edit:routing',
    over: 'city',
    body: { rules: [], report: { categoryId: 'road', text: '', position: [105, 21], at: '2026-01-14T08:00:00Z' } },
  },
  'POST /api/cities/:city/admin/routing/dry-run': { need: 'edit:routing', over: 'city', body: { rules: [], days: 30 } },

  'GET /open311/v2/:file{discovery\\..+}': { need: 'public', path: '/open311/v2/discovery.json' },
  'GET /open311/v2/:file{services\\..+}': { need: 'public', path: '/open311/v2/services.json' },
  'GET /open311/v2/services/:file': { need: 'public', path: '/open311/v2/services/road.json' },
  'GET /open311/v2/:file{requests\\..+}': { need: 'public', path: '/open311/v2/requests.json' },
  'GET /open311/v2/:file{servicerequestupdates\\..+}': { need: 'public', path: '/open311/v2/servicerequestupdates.json' },
  /** For the key of an agency, which stands in the form; `api/features/open311/updates.test.ts`. */
  'POST /open311/v2/:file{servicerequestupdates\\..+}': { need: 'token', path: '/open311/v2/servicerequestupdates.json' },
  'GET /open311/v2/requests/:file': { need: 'public', path: '/open311/v2/requests/mine.json' },
  'POST /open311/v2/:file{requests\\..+}': { need: 'public', path: '/open311/v2/requests.json' },
  'GET /open311/v2/tokens/:file': { need: 'public', path: '/open311/v2/tokens/x.json' },
  'GET /api/openapi.json': { need: 'public' },
  'GET /api/docs': { need: 'public' },
  'GET /api/docs/start.js': { need: 'public' },
  'GET /api/docs/:file': { need: 'public', path: '/api/docs/swagger-ui.css' },
  'GET /tiles/:path{.+}': { need: 'public', path: '/tiles/mot/buildings/tileset.json' },
  'GET /*': { need: 'public', path: '/mot' },
};
