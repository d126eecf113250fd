/** The one owner of the pointer on the map. A new tool is a new member of the union and a case in `nextTool`. */
import { atom } from 'jotai';

export type Tool =
  | { kind: 'hand' }
  /** Chooses a place: a click or tap tells where, nothing is picked. `at` in pixels of the window; null: the middle. */
  | { kind: 'point'; at: { x: number; y: number } | null };
export type ToolEvent = { type: 'take'; tool: Tool } | { type: 'point'; at: { x: number; y: number } | null } | { type: 'cancel' };

export const HAND: Tool = { kind: 'hand' };

/** The tool after an event; cancelling always ends in the hand. */
export function nextTool(now: Tool, event: ToolEvent): Tool {
  if (event.type === 'point') return now.kind === 'point' ? { kind: 'point', at: event.at } : now;
  return event.type === 'take' ? event.tool : HAND;
}

const held = atom<Tool>(HAND);
/** Reads the tool in hand; written with events, never with a tool. */
export const toolAtom = atom(
  (get) => get(held),
  (get, set, event: ToolEvent) => set(held, nextTool(get(held), event)),
);
