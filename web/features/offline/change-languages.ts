import { type KeptPackage, keyOf } from '../../lib/offline/kept.ts';
import { readKept, writeKept } from '../../lib/offline/kept-store.ts';
import { changed } from './kept-state.ts';
import { withLanguages } from './languages.ts';
import { alone, pause, take } from './take-along.ts';
import { tidy } from './tidy.ts';

/** Gives a package that is here other languages: what is left out is freed at once, without a network too; only what is new is fetched. */
export async function changeLanguages(kept: KeptPackage, languages: readonly string[]): Promise<void> {
  const key = keyOf(kept);
  pause(key);
  await navigator.locks.request(`toan-canh:take:${key}`, () =>
    alone(async () => {
      const record = await readKept(key);
      if (record) await writeKept(withLanguages(record, languages));
      await tidy();
    }),
  );
  await changed();
  if (languages.some((lang) => kept.languages?.includes(lang) === false)) await take({ ...kept, languages });
}
