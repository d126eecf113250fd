export interface ClusterPart {
  /** `#rrggbb` of a kind's pin. */
  colour: string;
  count: number;
}

/** Counts as they fit a cluster: 999, 1.2k, 35k. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  return count < 10_000 ? `${(Math.floor(count / 100) / 10).toFixed(1).replace('.0', '')}k` : `${Math.floor(count / 1000)}k`;
}

/**
 * A cluster as an SVG document: a ring that shows the mix of kinds, the count inside.
 * @param size width and height in CSS pixels.
 */
export function clusterSvg(parts: readonly ClusterPart[], total: number, size: number): string {
  const radius = 19;
  const round = 2 * Math.PI * radius;
  const sum = parts.reduce((n, part) => n + part.count, 0) || 1;
  let from = 0;
  const arcs = parts
    .filter((part) => part.count > 0)
    .map((part) => {
      const length = (part.count / sum) * round;
      const arc = `<circle cx="24" cy="24" r="${radius}" fill="none" stroke="${part.colour}" stroke-width="6" stroke-dasharray="${length.toFixed(2)} ${(round - length).toFixed(2)}" stroke-dashoffset="${(-from).toFixed(2)}" transform="rotate(-90 24 24)"/>`;
      from += length;
      return arc;
    });
  const text = shortCount(total);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 48 48">` +
    `<circle cx="24" cy="24" r="23.500" fill="#1B2140" fill-opacity=".16"/><circle cx="24" cy="24" r="22.800" fill="#fff"/>${arcs.join('')}` +
    `<text x="24" y="24" dy=".36em" text-anchor="middle" font-family="'Be Vietnam Pro',system-ui,sans-serif" font-weight="700" font-size="${text.length > 3 ? 11.5 : 14}" fill="#1B2140">${text}</text></svg>`
  );
}
