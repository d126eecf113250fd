import { queryOptions } from '@tanstack/react-query';
import type { StopSoundLinks } from '../../../api/features/guides/contract.ts';
import { FILES_CACHE } from '../offline/kept.ts';

/** A story's sound by language. */
export type Sounds = Readonly<Record<string, StopSoundLinks | undefined>>;

async function keptSounds(sounds: Sounds): Promise<string[]> {
  // Opening a cache would make it.
  if (!globalThis.caches || !(await caches.has(FILES_CACHE))) return [];
  const cache = await caches.open(FILES_CACHE);
  const found = await Promise.all(
    Object.entries(sounds).map(async ([lang, links]) => {
      const forms = links ? [links.webm, links.mp3] : [];
      return (await Promise.all(forms.map((url) => cache.match(url)))).some(Boolean) ? [lang] : [];
    }),
  );
  return found.flat();
}

/** Languages in which a story lies on this device. */
export const keptSoundsQuery = (sounds: Sounds) =>
  queryOptions({ queryKey: ['kept-sounds', sounds], queryFn: () => keptSounds(sounds), staleTime: 0, networkMode: 'always' });
