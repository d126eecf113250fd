import type { LocalText } from '../../../data/contract.ts';
import type { Tags } from './Feature.ts';

/** `name:vi`, else `name`, with other languages beside; NFC. Undefined when the thing has no name. */
export function localName(tags: Tags): LocalText | undefined {
  const vi = (tags['name:vi'] ?? tags.name ?? '').trim().normalize('NFC');
  if (!vi) return undefined;
  const en = (tags['name:en'] ?? tags.name_en ?? '').trim().normalize('NFC');
  return en && en !== vi ? { vi, en } : { vi };
}
