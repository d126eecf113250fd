import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { ItemList } from '../../kit/item-list.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { placesQuery } from '../../lib/queries.ts';

/** What is worth seeing first: the places of the highest-ranking kind that the city has. */
export function Highlights() {
  const { t } = useTranslation('places');
  const { cityId, city, lang, select, href } = usePortal();
  const kind = [...city.kinds].sort((a, b) => b.rank - a.rank).find((k) => (city.counts[k.id] ?? 0) > 0);
  const { data, error, refetch } = useQuery({ ...placesQuery(cityId, kind ? [kind.id] : []), enabled: kind !== undefined });
  if (!kind) return null;
  return (
    <section>
      <ItemList
        title={t('highlights')}
        items={(data ?? []).slice(0, 8).map((place) => ({
          key: place.id,
          icon: kind.id,
          title: localText(place.properties.name, lang),
          detail: localText(place.properties.summary ?? place.properties.address, lang),
          href: href({ selection: `place:${place.id}` }),
          onPick: () => select(`place:${place.id}`, place.geometry.coordinates),
        }))}
      />
      {error && !data ? <Failure error={error} retry={() => void refetch()} /> : !data && <CardSkeleton />}
    </section>
  );
}
