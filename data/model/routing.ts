import type { LocalText, RoutingRule } from '../contract.ts';
import { fold } from './fold.ts';
import { inRing } from './in-ring.ts';
import { validOn } from './validity.ts';
import { localMinutes, weekdayOf } from './working-time.ts';

/** What a rule is asked about. */
export interface RoutedReport {
  categoryId: string;
  /** Areas that hold the position on the day of the report, of every level. */
  areas: readonly string[];
  /** [lng, lat], degrees EPSG:4326. */
  position: readonly [number, number];
  /** Metres from the position to the street of this name; undefined: no such street is known. */
  metresTo(street: string): number | undefined;
  /** Title and description. */
  text: string;
  answers: Readonly<Record<string, string | number | string[]>>;
  at: Date;
  timeZone: string;
}
/** Names for the explanation, and which agencies there are on a day (`YYYY-MM-DD`). */
export interface RoutingWords {
  category(id: string): LocalText | undefined;
  area(id: string): LocalText | undefined;
  agency(id: string): { name: LocalText; validFrom?: string | undefined; validTo?: string | undefined } | undefined;
}
export interface RoutingDecision {
  ruleId: string | null;
  agencyId: string | null;
  priority: RoutingRule['priority'];
  words: LocalText;
}

const WEEKDAYS = {
  vi: ['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy', 'CN'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

type Phrase = { vi: string; en: string };

const foldedWords = new WeakMap<readonly string[], string[]>();
/** A rule's words are folded once, not for every report. */
function folded(words: readonly string[]): string[] {
  let found = foldedWords.get(words);
  if (!found) {
    found = words.map(fold);
    foldedWords.set(words, found);
  }
  return found;
}
const foldedTexts = new WeakMap<RoutedReport, string>();
function textOf(report: RoutedReport): string {
  let text = foldedTexts.get(report);
  if (text === undefined) {
    text = ` ${fold(report.text)} `;
    foldedTexts.set(report, text);
  }
  return text;
}
const localTimes = new WeakMap<RoutedReport, number>();
/** Minutes since 1970 on the city's own clock. */
function localOf(report: RoutedReport): number {
  let local = localTimes.get(report);
  if (local === undefined) {
    local = localMinutes(report.timeZone, report.at);
    localTimes.set(report, local);
  }
  return local;
}

/** The conditions that hold, in words; null where one does not hold. */
function holds(rule: RoutingRule, report: RoutedReport, words: RoutingWords): Phrase[] | null {
  const { categories, areas, polygon, road, words: asked, weekdays, minutes, answers } = rule.when;
  const said: Phrase[] = [];
  const both = (vi: string, en: string, name: LocalText | undefined, id: string) =>
    said.push({ vi: `${vi} ${name?.vi ?? id}`, en: `${en} ${name?.en ?? name?.vi ?? id}` });
  if (categories) {
    if (!categories.includes(report.categoryId)) return null;
    both('loại', 'category', words.category(report.categoryId), report.categoryId);
  }
  if (areas) {
    const area = areas.find((id) => report.areas.includes(id));
    if (area === undefined) return null;
    both('địa bàn', 'area', words.area(area), area);
  }
  if (polygon) {
    if (!inRing(polygon, report.position)) return null;
    said.push({ vi: 'trong vùng đã vẽ', en: 'inside the drawn area' });
  }
  if (road) {
    const metres = report.metresTo(road.name);
    if (metres === undefined || metres > road.metres) return null;
    const far = Math.round(metres);
    said.push({ vi: `cách ${road.name} ${far} m (tối đa ${road.metres} m)`, en: `${far} m from ${road.name} (at most ${road.metres} m)` });
  }
  if (asked) {
    const text = textOf(report);
    const index = folded(asked).findIndex((one) => one !== '' && text.includes(` ${one} `));
    if (index < 0) return null;
    said.push({ vi: `có từ “${asked[index]}”`, en: `has the word “${asked[index]}”` });
  }
  const local = localOf(report);
  if (weekdays) {
    const day = weekdayOf(Math.floor(local / 1440));
    if (!weekdays.includes(day)) return null;
    const list = (lang: 'vi' | 'en') => weekdays.map((one) => WEEKDAYS[lang][one - 1]).join(', ');
    said.push({ vi: `thứ ${list('vi')}`, en: `on ${list('en')}` });
  }
  if (minutes) {
    const [from, to] = minutes;
    const minute = ((local % 1440) + 1440) % 1440;
    if (!(from <= to ? from <= minute && minute < to : minute >= from || minute < to)) return null;
    said.push({ vi: `từ ${clock(from)} đến ${clock(to)}`, en: `from ${clock(from)} to ${clock(to)}` });
  }
  for (const [question, expected] of Object.entries(answers ?? {})) {
    const given = report.answers[question];
    if (!(Array.isArray(given) ? given.includes(String(expected)) : given === expected)) return null;
    said.push({ vi: `trả lời ${question} = ${expected}`, en: `answer ${question} = ${expected}` });
  }
  return said;
}

/**
 * Who takes a report: the first rule in order that is valid on the day, whose agency exists on the day and whose conditions all hold.
 * None: agency and rule are null, and the report waits for the operators.
 */
export function routeReport(rules: readonly RoutingRule[], report: RoutedReport, words: RoutingWords): RoutingDecision {
  const day = new Date(localOf(report) * 60_000).toISOString().slice(0, 10);
  for (const [index, rule] of rules.entries()) {
    const agency = words.agency(rule.agencyId);
    if (!validOn(rule, day) || !agency || !validOn(agency, day)) continue;
    const said = holds(rule, report, words);
    if (!said) continue;
    const because = (lang: 'vi' | 'en') => (said.length > 0 ? `: ${said.map((one) => one[lang]).join('; ')}` : '');
    return {
      ruleId: rule.id,
      agencyId: rule.agencyId,
      priority: rule.priority,
      words: {
        vi: `Quy tắc ${index + 1}, “${rule.name.vi}”${because('vi')}. Giao ${agency.name.vi}.`,
        en: `Rule ${index + 1}, “${rule.name.en ?? rule.name.vi}”${because('en')}. Given to ${agency.name.en ?? agency.name.vi}.`,
      },
    };
  }
  return {
    ruleId: null,
    agencyId: null,
    priority: 'normal',
    words: { vi: 'Không quy tắc nào nhận; chờ trực ban phân công.', en: 'No rule took it; it waits for the operators.' },
  };
}
