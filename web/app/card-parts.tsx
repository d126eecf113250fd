import type { SelectionType } from '../lib/selection.ts';
import { features } from './features.ts';

/** What all features add to a card. */
export function CardParts(thing: { type: SelectionType; id: string }) {
  return features.map(({ id, CardPart }) => CardPart && <CardPart key={id} {...thing} />);
}
