/** A length tag in metres: `12`, `12.5 m`, `40'`, `6'3"`, `1.2 km`. Undefined when it is no length. */
export function metres(value: string | undefined): number | undefined {
  if (!value) return undefined;
  const text = value.trim().replace(',', '.');
  const feet = /^(\d+(?:\.\d+)?)\s*(?:'|ft)\s*(?:(\d+(?:\.\d+)?)\s*")?$/.exec(text);
  if (feet) return Number(feet[1]) * 0.3048 + Number(feet[2] ?? 0) * 0.0254;
  const plain = /^(-?\d+(?:\.\d+)?)\s*(m|km)?$/.exec(text);
  return plain ? Number(plain[1]) * (plain[2] === 'km' ? 1000 : 1) : undefined;
}

/** A plain number tag; undefined otherwise. */
export function numeric(value: string | undefined): number | undefined {
  const n = value === undefined || value.trim() === '' ? Number.NaN : Number(value.replace(',', '.'));
  return Number.isFinite(n) ? n : undefined;
}

const WINDS = 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ');

/** Degrees clockwise from north: a number or a wind's name. */
export function bearing(value: string | undefined): number | undefined {
  if (!value) return undefined;
  const wind = WINDS.indexOf(value.trim().toUpperCase());
  return wind >= 0 ? wind * 22.5 : numeric(value);
}

const NAMED: Record<string, string> = {
  white: '#ffffff',
  black: '#202020',
  grey: '#808080',
  gray: '#808080',
  lightgrey: '#d3d3d3',
  lightgray: '#d3d3d3',
  darkgrey: '#696969',
  darkgray: '#696969',
  silver: '#c0c0c0',
  red: '#c23b22',
  darkred: '#8b0000',
  maroon: '#800000',
  brown: '#8b5a3c',
  orange: '#e08a3c',
  yellow: '#f2d16b',
  gold: '#d4af37',
  beige: '#f5f5dc',
  cream: '#fffdd0',
  ivory: '#fffff0',
  pink: '#f4c2c2',
  purple: '#800080',
  blue: '#4a76b8',
  lightblue: '#add8e6',
  green: '#4f8a5b',
  lightgreen: '#90ee90',
  darkgreen: '#2f5d3a',
  olive: '#808000',
  tan: '#d2b48c',
  khaki: '#d8cf9a',
  sandybrown: '#f4a460',
  salmon: '#fa8072',
};

/** `#rrggbb` from hex or a colour's name; garish pure names are softened to what paint looks like. */
export function colour(value: string | undefined): string | undefined {
  const text = value?.trim().toLowerCase().replace(/[ _-]/g, '');
  if (!text) return undefined;
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return `#${[...text.slice(1)].map((c) => c + c).join('')}`;
  return NAMED[text];
}
