/** A number, or why the text is none. */
export type ReadNumber = (text: string) => number | 'not-number' | 'ambiguous-number';

/**
 * Reads numbers as the spreadsheet that wrote the file has them: with `;` between cells a comma stands before the fraction (Vietnamese, European),
 * with `,` a dot does. The other sign followed by exactly three digits may be a thousand or a fraction; that is asked, not guessed.
 */
export function numberReader(delimiter: string): ReadNumber {
  const fraction = delimiter === ';' ? ',' : delimiter === ',' ? '.' : '';
  return (text) => {
    const bare = text.replace(/[\s\u00a0\u202f]/g, '');
    if (!/^-?\d[\d.,]*$/.test(bare)) return 'not-number';
    const signs = [...bare.replace(/[^.,]/g, '')];
    const last = signs.at(-1);
    if (last === undefined) return Number(bare);
    const mixed = new Set(signs).size > 1;
    const groups = bare.split(/[.,]/);
    const thousands = groups.slice(1, mixed ? -1 : undefined).every((group) => group.length === 3);
    if (mixed) return thousands && signs.filter((sign) => sign === last).length === 1 ? toNumber(bare, last) : 'not-number';
    if (signs.length > 1) return thousands ? Number(bare.replace(/[.,]/g, '')) : 'not-number';
    if (last === fraction || groups[1]?.length !== 3 || /^-?0/.test(bare) || (groups[0]?.length ?? 0) > 3) return toNumber(bare, last);
    return 'ambiguous-number';
  };
}

const toNumber = (text: string, fraction: string): number => {
  const [whole = '', rest = ''] = text.split(fraction);
  return Number(`${whole.replace(/[.,]/g, '')}.${rest || 0}`);
};
