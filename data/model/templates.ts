/** Fields that a text template may hold, written `{{report}}`. */
export const TEMPLATE_FIELDS = ['report', 'title', 'category', 'agency', 'area', 'address', 'received', 'due', 'today', 'city'] as const;
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];

/** What a template may be picked for: a move that is told in words, or a later day, or an update of an incident. */
export const TEMPLATE_USES = ['answered', 'done', 'on_hold', 'not_accepted', 'reopened', 'extension', 'update'] as const;
export type TemplateUse = (typeof TEMPLATE_USES)[number];

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;
const isField = (name: string): name is TemplateField => (TEMPLATE_FIELDS as readonly string[]).includes(name);

/** Names in double braces that are no field. */
export const unknownFields = (text: string): string[] =>
  [...new Set([...text.matchAll(FIELD)].map(([, name = '']) => name))].filter((name) => !isField(name));

/** The text with its fields filled in. What is not known is left out, so that nobody is sent braces. */
export const fillTemplate = (text: string, values: Partial<Record<TemplateField, string | undefined>>): string =>
  text
    .replace(FIELD, (whole, name: string) => (isField(name) ? (values[name] ?? '') : whole))
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();

/** Those that fit a case and what is to be written, the nearest first: its agency's own, then its category's. */
export function templatesFor<T extends { agencyId: string | null; categoryId: string | null; uses: readonly TemplateUse[] }>(
  templates: readonly T[],
  { agencyId, categoryId }: { agencyId: string | null; categoryId: string | null },
  use: TemplateUse,
): T[] {
  const nearness = (one: T) => (one.agencyId === null ? 0 : 2) + (one.categoryId === null ? 0 : 1);
  return templates
    .filter(
      (one) =>
        (one.agencyId === null || one.agencyId === agencyId) &&
        (one.categoryId === null || one.categoryId === categoryId) &&
        (one.uses.length === 0 || one.uses.includes(use)),
    )
    .sort((a, b) => nearness(b) - nearness(a));
}
