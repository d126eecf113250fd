/** The one owner of the pointer on the map. A new tool is a new member of the union and a case in `nextTool`. */
import { atom } from 'jotai';

export type Tool = { kind: 'hand' };
export type ToolEvent = { type: 'take'; tool: Tool } | { type: 'cancel' };

export const HAND: Tool = { kind: 'hand' };

/** The tool after an event; cancelling always ends in the hand. */
export function nextTool(_now: Tool, event: ToolEvent): Tool {
  return event.type === 'take' ? event.tool : HAND;
}

const held = atom<Tool>(HAND);
/** Reads the tool in hand; written with events, never with a tool. */
export const toolAtom = atom(
  (get) => get(held),
  (get, set, event: ToolEvent) => set(held, nextTool(get(held), event)),
);
