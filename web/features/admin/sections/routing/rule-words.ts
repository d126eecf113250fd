import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingState } from '../../../../../api/features/rules/contract.ts';
import type { LocalText, RoutingRule } from '../../../../../data/contract.ts';
import { formatDay, formatMinutes } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';

export interface RuleWords {
  agency(id: string | null): string;
  category(id: string): string;
  area(id: string): string;
  /** A rule's conditions, one after the other. */
  conditions(rule: RoutingRule): string[];
  /** All of a rule in a line: for lists of changes. */
  whole(rule: RoutingRule): string;
}

/** Rules in words of the reader's language. */
export function useRuleWords(areas: RoutingState['areas']): RuleWords {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  return useMemo(() => {
    const named = (list: readonly { id: string; name: LocalText }[]) => {
      const names = new Map(list.map(({ id, name }) => [id, localText(name, lang)]));
      return (id: string) => names.get(id) ?? id;
    };
    const [agencyName, category, area] = [named(city.agencies), named(city.categories), named(areas)];
    const weekday = (day: number) =>
      new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
    const R = 'section.routing.when';
    const conditions = ({ when, validFrom, validTo }: RoutingRule): string[] => [
      ...(when.categories ? [t(`${R}.categories`, { names: when.categories.map(category).join(', ') })] : []),
      ...(when.areas ? [t(`${R}.areas`, { names: when.areas.map(area).join(', ') })] : []),
      ...(when.polygon ? [t(`${R}.polygon`, { count: when.polygon.length - 1 })] : []),
      ...(when.road ? [t(`${R}.road`, { name: when.road.name, metres: when.road.metres })] : []),
      ...(when.words ? [t(`${R}.words`, { words: when.words.join(', ') })] : []),
      ...(when.weekdays ? [t(`${R}.weekdays`, { names: when.weekdays.map(weekday).join(', ') })] : []),
      ...(when.minutes ? [t(`${R}.minutes`, { from: formatMinutes(when.minutes[0]), to: formatMinutes(when.minutes[1]) })] : []),
      ...Object.entries(when.answers ?? {}).map(([question, answer]) => t(`${R}.answer`, { question, answer })),
      ...(validFrom ? [t(`${R}.validFrom`, { day: formatDay(validFrom, lang) })] : []),
      ...(validTo ? [t(`${R}.validTo`, { day: formatDay(validTo, lang) })] : []),
    ];
    const agency = (id: string | null) => (id === null ? t('section.routing.nobody') : agencyName(id));
    const whole = (rule: RoutingRule) =>
      [
        localText(rule.name, lang),
        ...(conditions(rule).length > 0 ? conditions(rule) : [t('section.routing.always')]),
        `→ ${agency(rule.agencyId)}`,
        ...(rule.priority === 'normal' ? [] : [t(`kit:case.priority.${rule.priority}`)]),
      ].join('; ');
    return { agency, category, area, conditions, whole };
  }, [t, city, lang, areas]);
}
