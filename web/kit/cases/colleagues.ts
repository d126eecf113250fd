import type { CaseSummary } from '../../../api/features/cases/contract.ts';

export interface Colleague {
  id: string;
  name: string;
}

/** Everybody a case may be given to, oneself first, who has it now included, each once. */
export function colleaguesOf(me: Colleague, item: Pick<CaseSummary, 'assignee'>, colleagues: readonly Colleague[]): Colleague[] {
  const all = new Map<string, Colleague>();
  for (const person of [me, ...(item.assignee ? [item.assignee] : []), ...colleagues])
    if (!all.has(person.id)) all.set(person.id, { id: person.id, name: person.name });
  return [...all.values()];
}
