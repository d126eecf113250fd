/** The link and the frame that show somebody else exactly this. @param path as `portal.href` gives it */
export function shareLinks(path: string, origin: string): { link: string; embed: string } {
  const link = new URL(path, origin).href;
  const frame = new URL(`/embed${path}`, origin).href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return {
    link,
    embed: `<iframe src="${frame}" title="Toàn Cảnh" width="800" height="500" loading="lazy" allow="fullscreen; geolocation"></iframe>`,
  };
}
