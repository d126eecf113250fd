import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LocalText } from '../../../data/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';

export interface CaseNames {
  category(id: string): string;
  agency(id: string | null): string | undefined;
  area(id: string | null): string | undefined;
  areas: { id: string; name: string }[];
}

/** Names of what a case refers to, in the reader's language; an unknown id stands for itself. */
export function useCaseNames(): CaseNames {
  const { cityId, city, lang } = usePortal();
  const { data } = useQuery(boundariesQuery(cityId, null));
  return useMemo(() => {
    const named = (list: readonly { id: string; name: LocalText }[]) => {
      const names = new Map(list.map(({ id, name }) => [id, localText(name, lang)]));
      return (id: string | null) => (id === null ? undefined : (names.get(id) ?? id));
    };
    const areas = data?.features.map(({ id, properties }) => ({ id, name: localText(properties.name, lang) })) ?? [];
    const areaNames = new Map(areas.map(({ id, name }) => [id, name]));
    return {
      category: (id) => named(city.categories)(id) ?? id,
      agency: named(city.agencies),
      area: (id) => (id === null ? undefined : (areaNames.get(id) ?? id)),
      areas,
    };
  }, [city, lang, data]);
}
