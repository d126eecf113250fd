import { type CaseState, CLOSED, isClosed } from '../../data/model/case-states.ts';

/** What the log says of a report, as the figures need it. Instants are milliseconds since 1970. */
export interface Story {
  received: number;
  category: string | null;
  area: string | null;
  agency: string | null;
  state: CaseState;
  forwarded: number | null;
  started: number | null;
  closed: number | null;
  paused: number | null;
  due: number;
  /** The day before the first extension. */
  firstDue: number | null;
  reopened: boolean;
  degree: string | null;
}

/** An entry of the log as the story needs it. */
export interface StoryEvent {
  at: number;
  kind: string;
  to: CaseState | null;
  agency: string | null;
  data: { due?: number | null; before?: number | null; category?: string | null; area?: string | null; degree?: string | null };
}

const STARTS: readonly CaseState[] = ['accepted', 'scheduled', 'in_progress', 'on_hold', ...CLOSED];
/** Kinds that say nothing for the figures. */
export const ASIDE_KINDS = ['noted', 'edited', 'moderated'] as const;

/** The story with one more entry; undefined until the report was received. Entries come in the order of the log. */
export function readOn(story: Story | undefined, event: StoryEvent): Story | undefined {
  const { at, kind, to, agency, data } = event;
  if (ASIDE_KINDS.some((one) => one === kind)) return story;
  if (!story && kind !== 'received') return;
  const next: Story = story
    ? { ...story }
    : {
        received: at,
        category: data.category ?? null,
        area: data.area ?? null,
        agency: null,
        state: 'received',
        forwarded: null,
        started: null,
        closed: null,
        paused: null,
        due: 0,
        firstDue: null,
        reopened: false,
        degree: null,
      };
  next.due = data.due ?? next.due;
  next.agency = agency ?? next.agency;
  if (kind === 'extended') next.firstDue ??= data.before ?? next.due;
  if (kind === 'rated') next.degree = String(data.degree);
  if (to === null || kind === 'received') return next;
  next.state = to;
  if (to === 'forwarded') next.forwarded ??= at;
  if (STARTS.includes(to)) next.started ??= at;
  if (to === 'reopened') next.reopened = true;
  // Answered, then done: it was dealt with at the answer.
  next.closed = isClosed(to) ? (next.closed ?? at) : null;
  next.paused = to === 'on_hold' ? at : null;
  return next;
}
