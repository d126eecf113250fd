import type { LocalText, Place } from '../../../data/contract.ts';
import type { Column } from '../../objects/csv/column.ts';

/** Other names in one cell, between bars. */
export const aliasColumn: Column<Place> = {
  key: 'aliases',
  name: { vi: 'Tên khác (ngăn bằng |)', en: 'Other names (separated by |)' },
  write: ({ aliases }) => aliases.join(' | ') || undefined,
  read: (cell, said) => {
    said.aliases = cell.split('|').flatMap((part) => part.trim() || []);
    return undefined;
  },
};

/** Paragraphs of one language in one cell, with an empty line between them. */
export const descriptionColumn = (lang: string): Column<Place> => ({
  key: `description.${lang}`,
  name: { vi: `Mô tả (${lang})`, en: `Description (${lang})` },
  write: ({ description }) => description.map((paragraph) => paragraph[lang] ?? '').join('\n\n') || undefined,
  read: (cell, said) => {
    const told = (said.description as LocalText[] | undefined) ?? [];
    const paragraphs = cell === '' ? [] : cell.split('\n\n').map((part) => part.trim());
    const both = Array.from({ length: Math.max(told.length, paragraphs.length) }, (_, i) => {
      const { [lang]: __, ...others } = told[i] ?? {};
      return { ...others, ...(paragraphs[i] ? { [lang]: paragraphs[i] } : {}) };
    });
    said.description = both.filter((paragraph) => Object.keys(paragraph).length > 0);
    return undefined;
  },
});
