import { html, raw } from 'hono/html';
import type { LocalText } from '../../../data/contract.ts';
import { PAGE_STYLE } from '../../http/page-style.ts';
import { PAGE_LANGS, type PageLang } from './place-page.ts';

export interface ListedPlace {
  id: string;
  name: LocalText;
  summary?: LocalText | undefined;
}

/** The sights of a city, each with its page. */
export function listPage(lang: PageLang, city: { id: string; name: LocalText }, places: ListedPlace[]) {
  const t = PAGE_LANGS[lang];
  const said = (text: LocalText | undefined) => text?.[lang] ?? text?.vi ?? '';
  const title = t.placesOf.replace('{{city}}', said(city.name));
  const base = `/${city.id}/places`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title>
<link rel="icon" href="/icon.svg" />
<style>${raw(PAGE_STYLE)}</style>
</head>
<body>
<header>
<a href="/${city.id}?lang=${lang}">${t.map}</a>
<a href="${base}?lang=${t.otherLang}" hreflang="${t.otherLang}" lang="${t.otherLang}">${t.other}</a>
</header>
<main>
<h1>${title}</h1>
<ul>${places.map(({ id, name, summary }) => html`<li><a href="${base}/${id}?lang=${lang}">${said(name)}</a><br /><span class="muted">${said(summary)}</span></li>`)}</ul>
</main>
</body>
</html>`;
}
