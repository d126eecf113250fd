import { html, raw } from 'hono/html';
import type { Fact, LocalText, PlaceKind } from '../../../data/contract.ts';
import { readableHours } from '../../../data/model/readable-hours.ts';
import { isYear } from '../../../data/model/year-facts.ts';
import type { PlacePicture } from '../../../scenes/picture-contract.ts';
import { pictureUrl } from '../../files/picture-shelf.ts';
import { PAGE_STYLE } from '../../http/page-style.ts';
import type { NearPlace } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import vi from './locales/vi.json' with { type: 'json' };
import { MAP_PICTURE } from './map-picture.ts';
import type { KnownPlace } from './read-place.ts';
import { structuredData } from './structured-data.ts';

export const PAGE_LANGS = { vi, en };
export type PageLang = keyof typeof PAGE_LANGS;

export interface PlacePageParts extends KnownPlace {
  lang: PageLang;
  publicUrl: string;
  city: { id: string; name: LocalText };
  kinds: PlaceKind[];
  factLabels: Record<string, LocalText>;
  pictures: PlacePicture[];
  near: NearPlace[];
  /** Path of its story; null where it has none. */
  guide: string | null;
}

/** One place as a page that needs no script: for search engines, link previews, and who cannot open the globe. */
export function placePage(parts: PlacePageParts) {
  const { place, lang, publicUrl, city, pictures, near, guide } = parts;
  const t = PAGE_LANGS[lang];
  const said = (text: LocalText | undefined) => text?.[lang] ?? text?.vi ?? '';
  const base = `/${city.id}/places/${place.id}`;
  const address = (code: string) => `${publicUrl}${base}${code === 'vi' ? '' : `?lang=${code}`}`;
  const inLang = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
  const title = `${said(place.name)} – ${said(city.name)}`;
  const kindName = (id: string) => said(parts.kinds.find((kind) => kind.id === id)?.name) || id;
  const map = `/api/cities/${city.id}/places/${place.id}/map.png`;
  const structured = structuredData({
    place,
    lang,
    url: address(lang),
    city: said(city.name),
    images: [...pictures.map((picture) => publicUrl + pictureUrl(city.id, picture)), publicUrl + map],
  });
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title>
<meta name="description" content="${said(place.summary) || title}" />
<link rel="canonical" href="${address(lang)}" />
${Object.keys(PAGE_LANGS).map((code) => html`<link rel="alternate" hreflang="${code}" href="${address(code)}" />`)}
<link rel="alternate" hreflang="x-default" href="${address('vi')}" />
<link rel="icon" href="/icon.svg" />
<meta property="og:type" content="place" />
<meta property="og:site_name" content="Toàn Cảnh" />
<meta property="og:locale" content="${lang === 'vi' ? 'vi_VN' : 'en_GB'}" />
<meta property="og:title" content="${title}" />
<meta property="og:description" content="${said(place.summary) || title}" />
<meta property="og:url" content="${address(lang)}" />
${pictures[0] && html`<meta property="og:image" content="${publicUrl + pictureUrl(city.id, pictures[0])}" />`}
<meta property="og:image" content="${publicUrl + map}" />
<meta property="og:image:width" content="${MAP_PICTURE.width}" />
<meta property="og:image:height" content="${MAP_PICTURE.height}" />
<meta name="twitter:card" content="summary_large_image" />
<script type="application/ld+json">${raw(JSON.stringify(structured).replaceAll('<', '\\u003c'))}</script>
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<header>
<a href="${inLang(`/${city.id}/places`)}">${t.placesOf.replace('{{city}}', said(city.name))}</a>
<a href="${base}?lang=${t.otherLang}" hreflang="${t.otherLang}" lang="${t.otherLang}">${t.other}</a>
</header>
<main>
<p class="kind">${kindName(place.kind)}</p>
<h1>${said(place.name)}</h1>
<p class="muted">${said(place.address)}</p>
${place.summary ? html`<p>${said(place.summary)}</p>` : ''}
<p class="go">
<a href="${inLang(`/${city.id}?sel=place:${place.id}`)}">${t.map}</a>
${guide === null ? '' : html`<a href="${inLang(guide)}">${t.listen}</a>`}
<a href="${inLang(`/${city.id}?to=${place.id}`)}">${t.way}</a>
</p>
${gallery()}
${place.description.map((paragraph) => html`<p>${said(paragraph)}</p>`)}
${place.facts.length > 0 ? html`<h2>${t.facts}</h2><dl>${place.facts.map(fact)}</dl>` : ''}
<h2>${t.visit}</h2>
<dl>${row(t.hours, hours())}${row(t.prices, said(place.visit?.prices))}${row(t.wheelchair, wheelchair())}</dl>
${place.visit?.manners.length ? html`<h2>${t.manners}</h2><ul>${place.visit.manners.map((one) => html`<li>${said(one)}</li>`)}</ul>` : ''}
${near.length > 0 ? html`<h2>${t.near}</h2><ul>${near.map(nearLine)}</ul>` : ''}
</main>
<footer>
<p>${t[place.accuracy]}${place.uncertainty ? ` ± ${place.uncertainty} m.` : ''}</p>
<p>${t.source}: ${place.source.url ? html`<a href="${place.source.url}" rel="noreferrer">${place.source.name}</a>` : place.source.name} · ${place.source.licence}</p>
<p>${t.updated} ${new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(parts.updatedAt))}</p>
</footer>
</body>
</html>`;

  function gallery() {
    const figure = ({ alt, kind, credit }: PlacePicture, url: string) =>
      html`<figure><img src="${url}" alt="${said(alt)}" loading="lazy" /><figcaption>${kind === 'rendered' ? `${t.rendered} ` : ''}${credit}</figcaption></figure>`;
    return html`<div class="gallery">${pictures.map((picture) => figure(picture, pictureUrl(city.id, picture)))}</div>
<figure><img src="${map}" width="1200" height="630" alt="${t.mapPicture.replace('{{name}}', said(place.name))}" /></figure>`;
  }
  function row(label: string, value: string | undefined) {
    return html`<dt>${label}</dt><dd>${value || html`<span class="muted">${t.unknown}</span>`}</dd>`;
  }
  function fact(one: Fact) {
    const { label, value, unit } = one;
    const words = typeof value !== 'number' ? said(value) : isYear(one) ? String(value) : new Intl.NumberFormat(lang).format(value);
    return row(said(parts.factLabels[label]) || label, unit === undefined ? words : `${words} ${unit}`);
  }
  function hours(): string | undefined {
    const words: Record<string, string> = t;
    return place.openingHours === undefined ? undefined : readableHours(place.openingHours, (key) => words[key] ?? key);
  }
  function wheelchair(): string | undefined {
    const known = place.visit?.wheelchair;
    if (!known) return undefined;
    const words = { yes: t.wheelchairYes, limited: t.wheelchairLimited, no: t.wheelchairNo }[known.access];
    return known.note ? `${words}: ${said(known.note)}` : words;
  }
  function nearLine({ id, kind, name, metres }: NearPlace) {
    const far = metres < 1000 ? `${metres} m` : `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(metres / 1000)} km`;
    return html`<li><a href="${inLang(`/${city.id}/places/${id}`)}">${said(name)}</a> <span class="muted">${kindName(kind)}, ${far}</span></li>`;
  }
}
