import type { LngLat, Maneuver, Mode, StreetName, TurnSide, WayKind } from './answer.ts';
import type { Course, Step } from './course.ts';
import type { LoadedGraph, Travel } from './load-graph.ts';
import { EDGE_CLASSES, EDGE_FLAG } from './street-graph.ts';

/** Less than this is straight on, degrees. */
const STRAIGHT = 25;

/** What one does on the way, in order: depart, where to turn, arrive. Lengths run to the next of them. */
export function maneuversOf(loaded: LoadedGraph, travel: Travel, { line, legs }: Course, by: Mode): Maneuver[] {
  const { graph } = loaded;
  const told: Maneuver[] = [];
  const streetOf = ({ arc }: Step): StreetName | null => named(graph.names[graph.name[arc >> 1] ?? 0]);
  const tell = (type: Maneuver['type'], side: TurnSide, step: Step, at: number, exit?: number): void => {
    const [lng, lat] = line[at] ?? [0, 0];
    const position: LngLat = [lng, lat];
    const base = { type, side, bearing: Math.round(step.out) % 360, street: streetOf(step), way: wayOf(step), position, at };
    told.push({ ...base, ...(exit === undefined ? {} : { exit }), metres: 0, seconds: 0 });
  };
  const wayOf = ({ arc }: Step): WayKind => wayKind(graph.edgeClass[arc >> 1] ?? 0);
  const isRound = ({ arc }: Step) => by !== 'foot' && by !== 'wheelchair' && ((graph.flags[arc >> 1] ?? 0) & EDGE_FLAG.roundabout) !== 0;
  legs.forEach((steps, leg) => {
    let circling = -1;
    steps.forEach((step, i) => {
      const before = steps[i - 1];
      if (!before) tell(leg === 0 ? 'depart' : 'via', 'straight', step, step.first);
      else if (isRound(step) && !isRound(before)) {
        circling = told.length;
        tell('roundabout', 'straight', step, step.first, 0);
      } else if (isRound(before) && circling >= 0) {
        const entry = told[circling];
        if (entry && leavesRound(loaded, travel, before, isRound)) entry.exit = (entry.exit ?? 0) + 1;
        if (entry && !isRound(step)) Object.assign(entry, { street: streetOf(step), way: wayOf(step) });
        if (!isRound(step)) circling = -1;
      } else {
        const turn = turnAt(loaded, travel, before, step);
        if (turn) tell(turn.type, turn.side, step, step.first);
      }
      const last = told[told.length - 1];
      if (last) last.metres += step.metres;
      if (last) last.seconds += step.seconds;
    });
  });
  const end = legs.at(-1)?.at(-1);
  if (end) tell('arrive', 'straight', { ...end, out: end.in }, line.length - 1);
  return told;
}

/** Null where one goes on without a thought. */
function turnAt({ graph }: LoadedGraph, travel: Travel, before: Step, step: Step): { type: Maneuver['type']; side: TurnSide } | null {
  const [a, b] = [before.arc >> 1, step.arc >> 1];
  const angle = turned(before.in, step.out);
  const side = sideOf(angle);
  const isSteps = (edge: number) => EDGE_CLASSES[graph.edgeClass[edge] ?? 0] === 'steps';
  if (isSteps(b) && !isSteps(a)) return { type: 'steps', side };
  const [oldName, newName] = [graph.name[a] ?? 0, graph.name[b] ?? 0];
  const renamed = newName !== oldName && named(graph.names[newName]) !== null;
  const others = travelsOn(travel, step.arc).filter((arc) => arc >> 1 !== a && arc >> 1 !== b);
  if (others.length === 0) return renamed && oldName !== 0 ? { type: 'continue', side: 'straight' } : null;
  if (Math.abs(angle) >= STRAIGHT && (Math.abs(angle) >= 45 || newName !== oldName || newName === 0)) return { type: 'turn', side };
  return renamed ? { type: 'continue', side: 'straight' } : null;
}

/** Arcs out of the node at which an arc begins. */
function travelsOn({ network }: Travel, arc: number): number[] {
  const link = network.ofArc[network.ofArcFirst[arc] ?? 0] ?? 0;
  const node = network.original[network.tail[link] ?? 0] ?? 0;
  return [...network.arc.subarray(network.first[node], network.first[node + 1])];
}

/** Whether a way leaves the roundabout where the step ends. */
function leavesRound({ graph }: LoadedGraph, { network }: Travel, step: Step, isRound: (step: Step) => boolean): boolean {
  const link = network.ofArc[network.ofArcFirst[step.arc] ?? 0] ?? 0;
  const node = network.original[network.head[link] ?? 0] ?? 0;
  const onward = [...network.arc.subarray(network.first[node], network.first[node + 1])];
  return graph.edges > 0 && onward.some((arc) => !isRound({ ...step, arc }));
}

function named(name: StreetName | undefined): StreetName | null {
  return name && (name.vi ?? name.en ?? name.ref) ? name : null;
}

function wayKind(edgeClass: number): WayKind {
  const name = EDGE_CLASSES[edgeClass] ?? 'minor';
  if (name === 'steps' || name === 'track') return name;
  if (name === 'path' || name === 'footway' || name === 'cycleway' || name === 'pedestrian') return 'path';
  return name === 'service' || name === 'living' ? 'lane' : 'street';
}

/** -180 to 180; right is positive. */
function turned(from: number, to: number): number {
  return ((to - from + 540) % 360) - 180;
}

export function sideOf(angle: number): TurnSide {
  const size = Math.abs(angle);
  if (size < STRAIGHT) return 'straight';
  if (size > 165) return 'uturn';
  const hand = angle > 0 ? 'right' : 'left';
  return size < 50 ? `slight-${hand}` : size > 125 ? `sharp-${hand}` : hand;
}
