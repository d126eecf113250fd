/** Which languages' stories go along: what that makes of a package. */
import type { PackageSummary, PartSize } from '../../../api/features/offline/contract.ts';
import type { Generation, KeptFile, KeptPackage } from '../../lib/offline/kept.ts';

type Languages = readonly string[] | undefined;

/** What a choice needs of a list; without a choice all of it. */
export const filesFor = <T extends { lang?: string | undefined }>(files: readonly T[], languages: Languages): T[] =>
  files.filter(({ lang }) => lang === undefined || languages === undefined || languages.includes(lang));

/** Languages that something can be left out of, the reader's own first. */
export function languagesOf(files: readonly { lang?: string | undefined }[], own: string): string[] {
  const known = [...new Set(files.flatMap(({ lang }) => lang ?? []))];
  return known.sort((a, b) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1));
}

/** What goes along before anybody has chosen: the language in use, or else the one that a story would be told in. */
export function usualLanguages(known: readonly string[], asked: string | undefined, own: string): string[] {
  const found = [asked, own, 'en', 'vi', ...known].find((lang) => lang !== undefined && known.includes(lang));
  return found === undefined ? [] : [found];
}

/** Sizes of a package with the languages of a choice only. */
export function sizesFor(
  { parts, languages: all, ...summary }: Pick<PackageSummary, 'parts' | 'languages' | 'bytes' | 'transfer'>,
  languages: readonly string[],
) {
  const out = all.filter(({ lang }) => !languages.includes(lang));
  const left = (part: PartSize): PartSize => {
    const without = out.filter((size) => size.part === part.part);
    const sum = (key: 'files' | 'bytes' | 'transfer') => part[key] - without.reduce((total, size) => total + size[key], 0);
    return { part: part.part, files: sum('files'), bytes: sum('bytes'), transfer: sum('transfer') };
  };
  const less = (key: 'bytes' | 'transfer') => summary[key] - out.reduce((total, size) => total + size[key], 0);
  return { parts: parts.map(left).filter(({ files }) => files > 0), bytes: less('bytes'), transfer: less('transfer') };
}

/** Bytes that languages add. */
export const bytesOf = (files: readonly Pick<KeptFile, 'lang' | 'bytes'>[], languages: readonly string[]): number =>
  files.reduce((sum, { lang, bytes }) => sum + (lang !== undefined && languages.includes(lang) ? bytes : 0), 0);

/** The record of a package after all languages but those of a choice were taken away. What was to come for them only does not come any more. */
export function withLanguages(kept: KeptPackage, languages: readonly string[]): KeptPackage {
  const less = (generation: Generation | null) => generation && { ...generation, files: filesFor(generation.files, languages) };
  const [current, next] = [less(kept.current), less(kept.next)];
  const same = next !== null && next.version === current?.version && next.files.length === current.files.length;
  return {
    ...kept,
    languages: kept.languages?.filter((lang) => languages.includes(lang)) ?? languages,
    current,
    ...(same ? { next: null, trouble: null, paused: false } : { next }),
  };
}
