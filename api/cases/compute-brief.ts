import type { Client } from '@libsql/client';
import { CLOCK_STOPS, isClosed } from '../../data/model/case-states.ts';
import { type Standing, standingsAt } from '../../data/model/replay.ts';
import { type Brief, type BriefCase, type BriefCounts, MOST_LISTED } from '../features/brief/contract.ts';
import { iso } from './case-row.ts';
import { computeReplay, type ReplayAsk } from './compute-replay.ts';

/** What the log tells of a day. `points`: [lng, lat] of what was open when it ended, and how it stood. */
export interface BriefFacts extends Pick<Brief, 'before' | 'all' | 'agencies' | 'urgent' | 'late'> {
  points: [lng: number, lat: number, look: 'open' | 'late' | 'urgent'][];
}

const none = (): BriefCounts => ({ received: 0, closed: 0, open: 0, late: 0, urgent: 0 });
const open = (now: Standing) => !isClosed(now.state);

/** A day in figures. Takes a second for a hundred thousand reports: run it aside. */
export async function computeBrief(client: Pick<Client, 'execute'>, ask: ReplayAsk): Promise<BriefFacts> {
  const { cases, steps, from, to } = await computeReplay(client, ask);
  const end = to - 1;
  const standings = standingsAt(
    cases.map((one) => one.start),
    steps,
    end,
  );
  const facts: BriefFacts = { before: 0, all: none(), agencies: [], urgent: [], late: [], points: [] };
  const agencies = new Map<string | null, BriefCounts>();
  for (const [i, { id, title, categoryId, areaId, position, receivedAt, start }] of cases.entries()) {
    const now = standings[i];
    if (!now) continue;
    if (start && open(start)) facts.before += 1;
    // Closed before the day and untouched since, or reopened and closed again later.
    if (!open(now) && start && !open(start)) continue;
    const late = open(now) && !CLOCK_STOPS.includes(now.state) && now.due < end;
    const came = receivedAt >= from;
    const urgent = now.priority === 'urgent';
    const group = agencies.get(now.agency) ?? none();
    agencies.set(now.agency, group);
    for (const counts of [facts.all, group]) {
      if (came) counts.received += 1;
      if (open(now)) counts.open += 1;
      else counts.closed += 1;
      if (late) counts.late += 1;
      if (urgent && open(now)) counts.urgent += 1;
    }
    const { state, priority, agency } = now;
    const item: BriefCase = { id, title, categoryId, areaId, agencyId: agency, state, priority, dueAt: iso(now.due), late };
    if (urgent && (came || open(now))) facts.urgent.push(item);
    if (late) facts.late.push(item);
    if (open(now)) facts.points.push([position[0], position[1], urgent ? 'urgent' : late ? 'late' : 'open']);
  }
  const byDue = (a: BriefCase, b: BriefCase) => (a.dueAt < b.dueAt ? -1 : 1);
  facts.urgent = facts.urgent.sort(byDue).slice(0, MOST_LISTED);
  facts.late = facts.late.sort(byDue).slice(0, MOST_LISTED);
  facts.agencies = [...agencies]
    .map(([agencyId, counts]) => ({ agencyId, ...counts }))
    .sort((a, b) => b.open - a.open || String(a.agencyId).localeCompare(String(b.agencyId)));
  return facts;
}
