/** The period and the division of the table, as the address holds them. Days as `YYYY-MM-DD`, city time. */
export const BY = ['agency', 'category', 'area'] as const;
export type By = (typeof BY)[number];
export const SPANS = ['30', '90', '365', 'year', 'own'] as const;
export type Span = (typeof SPANS)[number];

export interface FiguresAsk {
  by: By;
  span: Span;
  from: string;
  to: string;
}

const DAY = 86_400_000;
const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(Date.parse(text));
const back = (day: string, days: number) => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

/** The first day of a span that ends today. */
export function firstDay(span: Exclude<Span, 'own'>, today: string): string {
  return span === 'year' ? `${today.slice(0, 4)}-01-01` : back(today, Number(span) - 1);
}

/** Reads the address; what cannot be read counts as the last 90 days by agency. */
export function readAsk(search: Record<string, string | undefined>, today: string): FiguresAsk {
  const by = BY.find((one) => one === search.by) ?? 'agency';
  if (isDay(search.from) && isDay(search.to) && search.from <= search.to) return { by, span: 'own', from: search.from, to: search.to };
  const span = SPANS.find((one) => one === search.span && one !== 'own') ?? '90';
  return { by, span, from: firstDay(span as Exclude<Span, 'own'>, today), to: today };
}

/** The address of what is asked; what is as always is left out. */
export function writeAsk({ by, span, from, to }: FiguresAsk): Record<string, string | undefined> {
  const own = span === 'own';
  return {
    by: by === 'agency' ? undefined : by,
    span: own || span === '90' ? undefined : span,
    from: own ? from : undefined,
    to: own ? to : undefined,
  };
}
