import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { City } from '../../api/features/cities/contract.ts';
import { ApiError } from '../lib/api.ts';
import { CardPartsProvider, CardSlotProvider } from '../lib/card-slot.ts';
import { localText } from '../lib/local-text.ts';
import { MapPlaceProvider } from '../lib/map-place.ts';
import { PortalProvider } from '../lib/portal.ts';
import { citiesQuery, cityQuery } from '../lib/queries.ts';
import { CardParts } from './card-parts.tsx';
import { CityPage } from './city-page.tsx';
import { features } from './features.ts';
import { MapPlace } from './map-place.tsx';
import { NotFound } from './not-found.tsx';
import { SelectionCard } from './selection-card.tsx';
import { ShellFrame } from './shell-frame.tsx';
import { usePortalValue } from './use-portal-value.ts';

const EmbedPage = lazy(() => import('./embed/embed-page.tsx'));

interface CityRouteProps {
  /** Absent: the default city of the installation. */
  cityId?: string;
  /** A feature's page. */
  page?: string;
  embedded?: boolean;
}

/** Opens a city: shell at once, then the catalogue, then what the address asks for. */
export function CityRoute({ cityId, page, embedded = false }: CityRouteProps) {
  const cities = useQuery({ ...citiesQuery, enabled: cityId === undefined });
  const id = cityId ?? cities.data?.defaultCity;
  const city = useQuery({ ...cityQuery(id ?? ''), enabled: id !== undefined });
  useEffect(() => {
    requestAnimationFrame(() => performance.getEntriesByName('portal:shell').length === 0 && performance.mark('portal:shell'));
  }, []);
  const error = city.data ? null : (city.error ?? cities.error);
  if (error instanceof ApiError && (error.code === 'city-unknown' || error.code === 'not-found')) return <NotFound />;
  if (!id || !city.data) return <ShellFrame map={!page} error={error} retry={() => void (id ? city.refetch() : cities.refetch())} />;
  return <OpenCity key={id} city={city.data} cityId={id} page={page} embedded={embedded} />;
}

function OpenCity({ city, cityId, page, embedded }: { city: City; cityId: string; page: string | undefined; embedded: boolean }) {
  const { portal, ignored } = usePortalValue(city, cityId, embedded);
  const { t } = useTranslation('app');
  const Page = features.find((f) => f.id === page)?.Page;
  useEffect(() => {
    document.title = `${localText(city.scene.name, portal.lang)} · ${t('brand')}`;
  }, [city, portal.lang, t]);
  if (page && !Page) return <NotFound />;
  return (
    <PortalProvider value={portal}>
      <CardSlotProvider value={SelectionCard}>
        <CardPartsProvider value={CardParts}>
          <MapPlaceProvider value={MapPlace}>
            {!embedded && features.map(({ id, Banner }) => Banner && <Banner key={id} />)}
            <Suspense fallback={<ShellFrame map={!page} error={null} />}>
              {embedded ? <EmbedPage /> : Page ? <Page /> : <CityPage ignored={ignored} />}
            </Suspense>
          </MapPlaceProvider>
        </CardPartsProvider>
      </CardSlotProvider>
    </PortalProvider>
  );
}
