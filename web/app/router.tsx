import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import type { Search } from '../lib/portal-state.ts';
import { parseSearch, stringifySearch } from '../lib/search-params.ts';
import { CityRoute } from './city-route.tsx';
import { NotFound } from './not-found.tsx';

/** Every parameter is text; those that are not ours are kept as they are. */
const validateSearch = (search: Record<string, unknown>): Search =>
  Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, validateSearch });
const home = createRoute({ getParentRoute: () => root, path: '/', component: () => <CityRoute /> });
const city = createRoute({
  getParentRoute: () => root,
  path: '/$city',
  component: function City() {
    return <CityRoute cityId={city.useParams().city} />;
  },
});
const page = createRoute({
  getParentRoute: () => root,
  path: '/$city/$page',
  component: function CityPage() {
    const params = page.useParams();
    return <CityRoute cityId={params.city} page={params.page} />;
  },
});
const embed = createRoute({
  getParentRoute: () => root,
  path: '/embed/$city',
  component: function Embed() {
    return <CityRoute cityId={embed.useParams().city} embedded />;
  },
});

/** Short addresses for who works in the default city every day. */
const ioc = createRoute({ getParentRoute: () => root, path: '/ioc', component: () => <CityRoute page="ioc" /> });
const desk = createRoute({ getParentRoute: () => root, path: '/desk', component: () => <CityRoute page="desk" /> });
const admin = createRoute({ getParentRoute: () => root, path: '/admin', component: () => <CityRoute page="admin" /> });
const studio = createRoute({ getParentRoute: () => root, path: '/studio', component: () => <CityRoute page="studio" /> });

const routeTree = root.addChildren([home, ioc, desk, admin, studio, city, page, embed]);

export function makeRouter() {
  return createRouter({ routeTree, parseSearch, stringifySearch, scrollRestoration: false });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
