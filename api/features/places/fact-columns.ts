import type { Fact, Place } from '../../../data/contract.ts';
import { fieldFault } from '../../http/field-fault.ts';
import { type Column, NUMBER_SAID } from '../../objects/csv/column.ts';
import type { World } from '../../objects/object-kind.ts';

/** How a fact is mostly told in a city: as a number or in words, in which unit. */
function usual(label: string, known: readonly Place[]): { words: boolean; unit: string | undefined } {
  const told = known.flatMap(({ facts }) => facts.filter((fact) => fact.label === label));
  const units = told.map(({ unit }) => unit);
  const count = (unit: string | undefined) => units.filter((one) => one === unit).length;
  return {
    words: told.filter(({ value }) => typeof value !== 'number').length * 2 > told.length,
    unit: [...new Set(units)].sort((a, b) => count(b) - count(a))[0],
  };
}

const valueIn = (fact: Fact | undefined, lang: string) =>
  fact === undefined ? undefined : typeof fact.value !== 'number' ? fact.value[lang] : lang === 'vi' ? fact.value : undefined;

/**
 * A column for each fact that is told somewhere in the city, and one more for each further language where it is told in words. The unit of a fact
 * stays; a figure that is changed loses its mark “sample data” and is as sure as the place itself.
 */
export function factColumns({ factLabels, languages }: World, known: readonly Place[]): Column<Place>[] {
  const used = new Set(known.flatMap(({ facts }) => facts.map(({ label }) => label)));
  return Object.entries(factLabels)
    .filter(([label]) => used.has(label))
    .flatMap(([label, name]) => {
      const { words, unit } = usual(label, known);
      const inWords = words || known.some(({ facts }) => facts.some((fact) => fact.label === label && typeof fact.value !== 'number'));
      const heading = (lang: string, more: string) => `${lang === 'vi' ? 'Số liệu' : 'Fact'}: ${name[lang] ?? name.vi}${more}`;
      return (inWords ? languages : ['vi']).map((lang): Column<Place> => {
        const first = lang === 'vi';
        return {
          key: `facts.${label}${first ? '' : `.${lang}`}`,
          name: { vi: heading('vi', first ? '' : ` (${lang})`), en: heading('en', first ? '' : ` (${lang})`) },
          write: ({ facts }) =>
            valueIn(
              facts.find((fact) => fact.label === label),
              lang,
            ),
          read(cell, said, { before, number }) {
            const facts = [...((said.facts as Fact[] | undefined) ?? [])];
            const at = facts.findIndex((fact) => fact.label === label);
            const old = before?.facts.find((fact) => fact.label === label);
            const told = facts[at];
            const figure = number(cell);
            const figures = first && (old ? typeof old.value === 'number' : !words);
            if (figures && figure === 'ambiguous-number') return fieldFault(`facts.${label}`, figure, NUMBER_SAID[figure], cell);
            const asNumber = figures && typeof figure === 'number';
            const text = told && typeof told.value !== 'number' ? { ...told.value } : ({} as Record<string, string>);
            if (cell === '') delete text[lang];
            else text[lang] = cell;
            const value = asNumber ? figure : Object.keys(text).length > 0 ? text : undefined;
            // A further language says nothing about a figure.
            if (!first && (told === undefined || typeof told.value === 'number') && cell === '') return undefined;
            if (value === undefined) {
              if (at >= 0) facts.splice(at, 1);
            } else if (!told) {
              facts.push({ label, value: value as Fact['value'], ...(unit && asNumber ? { unit } : {}) });
            } else {
              const { accuracy, ...rest } = told;
              const same = JSON.stringify(value) === JSON.stringify(told.value);
              facts[at] = { ...rest, value: value as Fact['value'], ...(accuracy && (same || accuracy !== 'sample') ? { accuracy } : {}) };
            }
            said.facts = facts;
            return undefined;
          },
        };
      });
    });
}
