import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import type { TourStop } from '../../../scenes/tour-contract.ts';

/** What a stop is called in a language, else in Vietnamese. */
export function titleOfStop({ id, from, own }: TourStop, guides: readonly GuideDetail[], lang: string): string {
  if (own) return (own.words[lang] ?? own.words.vi)?.title ?? id;
  const languages = guides.find((guide) => guide.id === from?.guide)?.languages;
  return (languages?.[lang] ?? languages?.vi)?.stops[from?.stop ?? '']?.title ?? id;
}
