import type { RouteRight, Thing } from './route-rights.factory.ts';

const aTour = {
  ...{ id: 'mine', title: { vi: 'Đi' }, summary: { vi: 'Đi' }, audience: { vi: 'Ai' }, means: 'foot', effort: 'easy', length: 0 },
  ...{ minutes: 5, season: { months: [1], note: { vi: 'Xuân' } }, timeOfDay: null, layers: [], stops: [], legs: [] },
};
const editTour = { need: 'edit:tour', over: 'city' } as const;
const aStudioTour = (end: string) => (thing: Thing) => `/api/cities/${thing.city}/studio/tours/mine${end}`;

/** Routes of tours and of the studio in which they are made. */
export const TOUR_RIGHTS: Record<string, RouteRight> = {
  'GET /api/cities/:city/tours': { need: 'public' },
  'GET /api/cities/:city/tours/:tour': { need: 'public' },
  'GET /api/cities/:city/tours/:tour/export/:format': { need: 'public' },
  'GET /api/cities/:city/tour-sound/:sound/:file': { need: 'public' },
  'GET /api/cities/:city/studio/tours': editTour,
  'GET /api/cities/:city/studio/tours/:tour': { ...editTour, path: aStudioTour('') },
  'GET /api/cities/:city/studio/tours/:tour/versions/:version': { ...editTour, path: aStudioTour('/versions/1') },
  'PUT /api/cities/:city/studio/tours/:tour': { ...editTour, path: aStudioTour(''), body: { revision: 0, tour: aTour } },
  'POST /api/cities/:city/studio/tours/:tour/publish': { ...editTour, path: aStudioTour('/publish'), body: { revision: 1 } },
  'POST /api/cities/:city/studio/tours/:tour/withdraw': { ...editTour, path: aStudioTour('/withdraw'), body: {} },
  'POST /api/cities/:city/studio/tours/:tour/restore': { ...editTour, path: aStudioTour('/restore'), body: { revision: 1, version: 1 } },
  'GET /api/cities/:city/studio/tours/:tour/recordings': { ...editTour, path: aStudioTour('/recordings') },
  'PUT /api/cities/:city/studio/tours/:tour/:lang/:stop/recording': { ...editTour, path: aStudioTour('/vi/cong/recording') },
  'DELETE /api/cities/:city/studio/tours/:tour/:lang/:stop/recording': { ...editTour, path: aStudioTour('/vi/cong/recording') },
  'POST /api/cities/:city/tours/:tour/heard': {
    need: 'public',
    path: '/api/cities/mot/tours/khong/heard',
    body: { stop: 'cong', lang: 'vi', event: 'play' },
  },
  'POST /api/cities/:city/studio/import': { ...editTour, body: { format: 'gpx', text: '<gpx/>' } },
  'GET /api/cities/:city/panoramas': { need: 'public' },
  'GET /api/cities/:city/panoramas/:file': { need: 'public' },
  'GET /api/cities/:city/panoramas/:panorama/thumbnail.webp': { need: 'public' },
  'POST /api/cities/:city/panoramas': { need: 'edit:tour', over: 'city' },
  'DELETE /api/cities/:city/panoramas/:panorama': {
    need: 'edit:tour',
    over: 'city',
    path: ({ city }) => `/api/cities/${city}/panoramas/khong`,
  },
};
