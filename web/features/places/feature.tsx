import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { LayerConfig } from '../../../scenes/contract.ts';
import { defineFeature } from '../../lib/feature.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { placesQuery } from '../../lib/queries.ts';
import { Highlights } from './highlights.tsx';
import { placePin } from './place-pin.ts';

const kindsOf = (layer: LayerConfig): string[] =>
  Array.isArray(layer.config.kinds) ? layer.config.kinds.filter((k): k is string => typeof k === 'string') : [];
const none: PlaceFeature[] = [];

export default defineFeature({
  id: 'places',
  feed: {
    accepts: (layer) => layer.config.source === 'places',
    keys: kindsOf,
    useLayer(layer) {
      const { cityId, city, lang } = usePortal();
      const { data, isPending, error, refetch } = useQuery(placesQuery(cityId, kindsOf(layer)));
      const pins = useMemo(() => {
        const ranks = new Map(city.kinds.map((kind) => [kind.id, kind.rank]));
        return (data ?? none).map((place) =>
          placePin(place, ranks.get(place.properties.kind) ?? 0, localText(place.properties.name, lang)),
        );
      }, [data, city.kinds, lang]);
      return { pending: isPending, error, retry: () => void refetch(), pins: data && pins };
    },
  },
  card: { types: ['place'], Card: lazy(() => import('./place-card.tsx')) },
  Home: Highlights,
});
