import type { RouteRight } from './route-rights.factory.ts';

/** Rows of what a visitor reads and hears of places, and of who records it and counts it. */
export const VISIT_RIGHTS: Record<string, RouteRight> = {
  'GET /api/cities/:city/guides': { need: 'public' },
  'POST /api/cities/:city/guides/:guide/heard': {
    need: 'public',
    path: '/api/cities/mot/guides/khong/heard',
    body: { stop: 'cong', lang: 'vi', event: 'play' },
  },
  'GET /api/cities/:city/guides/:guide/recordings': {
    need: 'edit:tour',
    over: 'city',
    path: ({ city }) => `/api/cities/${city}/guides/khong/recordings`,
  },
  'PUT /api/cities/:city/guides/:guide/:lang/:stop/recording': {
    need: 'edit:tour',
    over: 'city',
    path: ({ city }) => `/api/cities/${city}/guides/khong/vi/cong/recording`,
  },
  'DELETE /api/cities/:city/guides/:guide/:lang/:stop/recording': {
    need: 'edit:tour',
    over: 'city',
    path: ({ city }) => `/api/cities/${city}/guides/khong/vi/cong/recording`,
  },
  'GET /api/cities/:city/recordings/:file': { need: 'public' },
  'GET /api/cities/:city/models': { need: 'public' },
  'GET /api/cities/:city/models/:file': { need: 'public' },
  'POST /api/cities/:city/models': { need: 'edit:place', over: 'city' },
  'PUT /api/cities/:city/models/:id': { need: 'edit:place', over: 'city' },
  'DELETE /api/cities/:city/models/:id': { need: 'edit:place', over: 'city' },
  'GET /api/cities/:city/guide-figures': { need: 'read:guide-figures', over: 'city' },
  'GET /api/cities/:city/guide-figures.csv': { need: 'read:guide-figures', over: 'city' },
  'GET /api/cities/:city/guides/:guide': { need: 'public' },
  'GET /api/cities/:city/guides/:guide/sign.svg': { need: 'public' },
  'GET /api/cities/:city/guides/:guide/sign.pdf': { need: 'public' },
  'GET /api/cities/:city/guides/:guide/:lang/:file': { need: 'public' },
  'GET /api/cities/:city/places/:id/around': { need: 'public' },
  'GET /api/cities/:city/places/:id/map.png': { need: 'public' },
  'GET /api/cities/:city/pictures/:file': { need: 'public' },
  'GET /:city/places': { need: 'public' },
  'GET /:city/places/:id': { need: 'public' },
  'GET /places/:id': { need: 'public' },
  'GET /robots.txt': { need: 'public' },
  'GET /sitemap.xml': { need: 'public' },
  'GET /g/:code': { need: 'public' },
  'GET /g/:city/:code': { need: 'public' },
};
