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
  const [, number, stop] = /^(\d{1,3})(?:-(\d{1,2}))?$/.exec(code) ?? [];
  const guide = guides.find((one) => one.code === Number(number));
  const known = guide && (stop === undefined || (Number(stop) >= 1 && Number(stop) <= guide.stops));
  const query = known ? new URLSearchParams({ of: guide.id, ...(stop ? { n: stop } : {}) }) : new URLSearchParams({ code });
  return `/${city}/guide?${query}`;
}
