import { guideOfSign } from '../../data/model/sign-code.ts';

interface GuideList {
  guides: { id: string; code: number; stops: number }[];
}

/** City and code of a short link, `/g/<city>/<code>` or `/g/<code>` of the default city; null for any other path. */
export function codeOf(path: string): { city: string | null; code: string } | null {
  const [, first = '', second] = /^\/g\/([a-z0-9-]{1,64})(?:\/([a-z0-9-]{1,12}))?$/.exec(path) ?? [];
  if (first === '') return null;
  return second === undefined ? { city: null, code: first } : { city: first, code: second };
}

/** Where a sign's code leads, by the list of guides that was taken along: as the server answers it. */
export function codeTarget(city: string, code: string, { guides }: GuideList): string {
  const found = guideOfSign(guides, code);
  const query = found
    ? new URLSearchParams({ of: found.guide.id, ...(found.stop ? { n: String(found.stop) } : {}) })
    : new URLSearchParams({ code });
  return `/${city}/guide?${query}`;
}
