import type { Barrier } from './answer.ts';
import type { Course } from './course.ts';
import { barrierOf, steepestOf } from './edge-costs.ts';
import type { LoadedGraph } from './load-graph.ts';

/** Stretches of a way that a wheelchair cannot pass; neighbours of one kind on one street are one. */
export function barriersOf({ graph }: LoadedGraph, { line, legs }: Course): Barrier[] {
  const found: Barrier[] = [];
  for (const step of legs.flat()) {
    const edge = step.arc >> 1;
    const steepest = steepestOf(graph, edge);
    const kind = barrierOf(graph, edge, steepest);
    if (!kind) continue;
    const slope = Math.round(1000 * steepest) / 10;
    const name = graph.names[graph.name[edge] ?? 0];
    const street = name && (name.vi ?? name.en ?? name.ref) ? name : null;
    const last = found.at(-1);
    if (last && last.kind === kind && last.between[1] === step.first && last.street === street) {
      found[found.length - 1] = {
        ...last,
        metres: last.metres + step.metres,
        slope: Math.max(last.slope, slope),
        between: [last.between[0], step.last],
      };
      continue;
    }
    const [lng, lat] = line[step.first] ?? [0, 0];
    found.push({ kind, metres: step.metres, slope, street, position: [lng, lat], between: [step.first, step.last] });
  }
  return found;
}
