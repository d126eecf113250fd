import { queryOptions } from '@tanstack/react-query';
import type { PackageList, PackageManifest } from '../../../api/features/offline/contract.ts';
import { getJson } from '../../lib/api.ts';

/** Which of the two forms of sound this browser plays; as the player chooses. */
const sound = (): 'webm' | 'mp3' => (document.createElement('audio').canPlayType('audio/webm; codecs=opus') ? 'webm' : 'mp3');

/** What of a city can be taken along. A server that is busy may take a while to add it all up. */
export const readPackages = (city: string, signal?: AbortSignal): Promise<PackageList> =>
  getJson<PackageList>(`/cities/${city}/packages`, { signal, search: { sound: sound() }, timeout: 60_000 });

export const packagesQuery = (city: string) =>
  queryOptions({
    queryKey: ['packages', city],
    queryFn: ({ signal }) => readPackages(city, signal),
    staleTime: 60_000,
  });

export const readManifest = (city: string, id: string, signal: AbortSignal): Promise<PackageManifest> =>
  getJson<PackageManifest>(`/cities/${city}/packages/${encodeURIComponent(id)}`, { signal, search: { sound: sound() }, timeout: 60_000 });

/** @param version the one that the list tells: another one is asked for anew */
export const manifestQuery = (city: string, id: string, version: string) =>
  queryOptions({ queryKey: ['package', city, id, version], queryFn: ({ signal }) => readManifest(city, id, signal), staleTime: 60_000 });
