/** Where to go after signing in: a path of this portal, or nothing. Another site's address in `back` would send people there. */
export function backPath(search: string, origin: string): string | null {
  const back = new URLSearchParams(search).get('back');
  if (back === null || !URL.canParse(back, origin)) return null;
  const url = new URL(back, origin);
  return url.origin === origin && /^\/(?![/\\])/.test(back) ? url.pathname + url.search : null;
}
