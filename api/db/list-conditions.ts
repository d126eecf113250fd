import type { FeatureQuery } from './feature-page.ts';
import { textMatch } from './text-match.ts';

type Condition = FeatureQuery['where'][number];

/** Rows whose searchable words (names in every language, address) begin with all words of the text; nothing where no letter is left. */
export function hasWords(type: FeatureQuery['table'], city: string, text: string): Condition {
  const match = textMatch(city, text);
  if (!match) return { sql: '0', args: [] };
  const found = 'SELECT d.id FROM search_text s JOIN search_doc d ON d.doc = s.rowid WHERE s.search_text MATCH ? AND d.type = ?';
  return { sql: `t.id IN (${found})`, args: [match, type] };
}

/** Rows that stand in the area valid today. */
export const inArea = (area: string): Condition => ({ sql: 't.area_id = ?', args: [area] });
