import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deviceStorage } from '../../lib/device-storage.ts';
import { usePortal } from '../../lib/portal.ts';
import { useKept } from './kept-state.ts';
import { packagesQuery } from './offline-api.ts';

/** Which versions the reader was told of already, by city. */
const STORED = 'toan-canh:offline-told';

/** Whether something on this device has a newer version that was not told of yet, and how to tell no more of it. */
export function useOutdated(online: boolean): (() => void) | null {
  const { cityId } = usePortal();
  const { packages } = useKept();
  const own = packages?.filter(({ city, current, next }) => city === cityId && current !== null && next === null) ?? [];
  const { data } = useQuery({ ...packagesQuery(cityId), enabled: online && own.length > 0, staleTime: Number.POSITIVE_INFINITY });
  const key = `${STORED}:${cityId}`;
  const [told, setTold] = useState(() => deviceStorage.getItem(key));
  const newer = own.flatMap(({ id, current }) => {
    const offer = data?.packages.find((one) => one.id === id);
    return offer && offer.version !== current?.version ? [`${id}@${offer.version}`] : [];
  });
  const news = newer.join();
  if (news === '' || news === told) return null;
  return () => {
    deviceStorage.setItem(key, news);
    setTold(news);
  };
}
