/** What the queue shows, as the address holds it, as the server is asked, and as a live event is judged. Pure. */
import type { CaseSummary, Priority } from '../../api/features/cases/contract.ts';
import { CASE_STATES, type CaseState, isClosed } from '../../data/model/case-states.ts';
import { fold } from '../../data/model/fold.ts';
import { isLate } from './case-time.ts';

export const SORTS = ['due', 'new', 'priority'] as const;
export type CaseSort = (typeof SORTS)[number];
export const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal'];

/** States that belong together in an operator's mind; `open` is where somebody still has to act. */
export const STATE_GROUPS = {
  open: CASE_STATES.filter((state) => !isClosed(state)),
  new: ['received', 'in_moderation', 'reopened'],
  agency: ['forwarded', 'accepted', 'scheduled', 'in_progress', 'on_hold'],
  closed: CASE_STATES.filter(isClosed),
  all: [...CASE_STATES],
} as const satisfies Record<string, readonly CaseState[]>;
export type StateGroup = keyof typeof STATE_GROUPS;
const GROUPS = Object.keys(STATE_GROUPS) as StateGroup[];

export interface CaseFilter {
  states: StateGroup;
  agency: string;
  category: string;
  priority: Priority | '';
  /** `me`, `none`, a person's id, or '' for all. */
  assignee: string;
  late: boolean;
  escalated: boolean;
  /** Somebody has to look at it before, or although, the public sees it. */
  held: boolean;
  /** `any`, an incident's id, or '' for all. */
  incident: string;
  area: string;
  text: string;
  sort: CaseSort;
}

export const EVERY_CASE: CaseFilter = {
  states: 'open',
  agency: '',
  category: '',
  priority: '',
  assignee: '',
  late: false,
  escalated: false,
  held: false,
  incident: '',
  area: '',
  text: '',
  sort: 'due',
};

type Search = Record<string, string | undefined>;

/** Reads the address; what is unknown counts as not asked for. */
export function readCaseFilter(search: Search): CaseFilter {
  return {
    states: GROUPS.find((group) => group === search.state) ?? 'open',
    agency: search.agency ?? '',
    category: search.category ?? '',
    priority: PRIORITIES.find((p) => p === search.priority) ?? '',
    assignee: search.assignee ?? '',
    late: search.late === 'yes',
    escalated: search.escalated === 'yes',
    held: search.held === 'yes',
    incident: search.incident ?? '',
    area: search.area ?? '',
    text: search.q ?? '',
    sort: SORTS.find((s) => s === search.sort) ?? 'due',
  };
}

/** The address of a filter; what is as always is left out. */
export function writeCaseFilter({ states, late, escalated, held, text, sort, ...rest }: CaseFilter): Search {
  return {
    state: states === 'open' ? undefined : states,
    agency: rest.agency || undefined,
    category: rest.category || undefined,
    priority: rest.priority || undefined,
    assignee: rest.assignee || undefined,
    late: late ? 'yes' : undefined,
    escalated: escalated ? 'yes' : undefined,
    held: held ? 'yes' : undefined,
    incident: rest.incident || undefined,
    area: rest.area || undefined,
    q: text.trim() || undefined,
    sort: sort === 'due' ? undefined : sort,
  };
}

/** What the server is asked. */
export function askedOf(filter: CaseFilter): Record<string, string> {
  const { state: _, ...rest } = writeCaseFilter(filter);
  const state = filter.states === 'all' ? undefined : STATE_GROUPS[filter.states].join(',');
  const asked: Search = { ...rest, state, sort: filter.sort };
  return Object.fromEntries(Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Whether a case belongs to what is shown. The text is judged apart: the server searches more than a summary holds. */
export function fits(filter: CaseFilter, item: CaseSummary, me: string | null, now: number): boolean {
  const states: readonly CaseState[] = STATE_GROUPS[filter.states];
  const { agency, category, priority, assignee, area, incident } = filter;
  const person = assignee === 'me' ? me : assignee;
  return (
    states.includes(item.state) &&
    (agency === '' || item.agencyId === agency || (agency === 'none' && item.agencyId === null)) &&
    (category === '' || category.split(',').includes(item.categoryId)) &&
    (priority === '' || item.priority === priority) &&
    (assignee === '' || (assignee === 'none' ? item.assignee === null : item.assignee?.id === person)) &&
    (!filter.late || isLate(item, now)) &&
    (!filter.escalated || item.escalated !== undefined) &&
    (!filter.held || item.held !== undefined) &&
    (incident === '' || (incident === 'any' ? item.incident !== undefined : item.incident?.id === incident)) &&
    (area === '' || item.areaId === area)
  );
}

/** Whether the words of the filter stand in what a summary holds, without marks and case. */
export function hasText(filter: CaseFilter, item: CaseSummary): boolean {
  const words = fold(filter.text.trim()).split(/\s+/).filter(Boolean);
  const text = fold([item.id, ...Object.values(item.title), ...Object.values(item.address ?? {})].join(' '));
  return words.every((word) => text.includes(word));
}

const RANK: Record<Priority, number> = { urgent: 0, high: 1, normal: 2 };

/** The order of the queue; ties by id, so that it is the same everywhere. */
export function compareCases(sort: CaseSort): (a: CaseSummary, b: CaseSummary) => number {
  const due = (a: CaseSummary, b: CaseSummary) => Date.parse(a.dueAt) - Date.parse(b.dueAt);
  const newest = (a: CaseSummary, b: CaseSummary) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt);
  const first = { due, new: newest, priority: (a: CaseSummary, b: CaseSummary) => RANK[a.priority] - RANK[b.priority] || due(a, b) }[sort];
  return (a, b) => first(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
