import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ExchangeError } from './geometry.ts';

export type Element = Record<string, unknown>;

/** Text for an element or attribute; signs that XML 1.0 does not know are left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // Documents bring no entities of their own: none is expanded without end.
  processEntities: { enabled: true, maxTotalExpansions: 200_000, maxExpandedLength: 4_000_000, maxEntityCount: 0 },
});

/** The root element of a document. @throws ExchangeError where it is not well-formed or has another root */
export function readXml(text: string, root: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new ExchangeError('A document type is not accepted.');
  const checked = XMLValidator.validate(text);
  if (checked !== true) throw new ExchangeError(`Line ${checked.err.line}: ${checked.err.msg}`);
  const document = parser.parse(text) as Element;
  const found = document[root];
  if (typeof found !== 'object' || found === null) throw new ExchangeError(`This is no ${root} document.`);
  return found as Element;
}

/** Children of a name, none, one or many. */
export function children(of: Element, name: string): Element[] {
  const value = of[name];
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((one) => (typeof one === 'object' && one !== null ? (one as Element) : { '#text': one }));
}

/** The text of a child, empty where there is none. */
export function textOf(of: Element, name: string): string {
  const [child] = children(of, name);
  return child === undefined ? '' : String(child['#text'] ?? '').trim();
}
