import { globSync, readFileSync } from 'node:fs';
import { type Edge, readImports } from './read-imports.ts';

export interface ImportGraph {
  files: string[];
  edges: Edge[];
}

const FOLDERS = '{api,bench,data,narration,scenes,tests,tiles,web}';
const NOT_OURS = (path: string) => /(^|\/)(node_modules|var|tmp)(\/|$)/.test(path);

/** All TypeScript below `root`, with what it imports at run time. Tests stand in the list of files too. */
export function importGraph(root: string): ImportGraph {
  const files = globSync([`${FOLDERS}/**/*.{ts,tsx}`, '*.ts'], { cwd: root, exclude: NOT_OURS })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'))
    .sort();
  return { files, edges: files.flatMap((path) => readImports(path, readFileSync(`${root}/${path}`, 'utf8'), root)) };
}

/** The files in each circle of static imports; a file that imports itself is one too. Tarjan's strongly connected components. */
export function importCycles(edges: Edge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const edge of edges) if (edge.kind === 'static') next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const index = order.size;
    order.set(file, index);
    let lowest = index;
    open.push(file);
    for (const to of next.get(file) ?? []) {
      if (!order.has(to)) lowest = Math.min(lowest, visit(to));
      else if (open.includes(to)) lowest = Math.min(lowest, order.get(to) ?? index);
    }
    low.set(file, lowest);
    if (lowest === index) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1 || next.get(file)?.includes(file)) cycles.push(circle.reverse());
    }
    return lowest;
  };
  for (const file of next.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

/** How each file is reached from `entry` without a dynamic import: the file, and the chain that leads there. */
export function loadedBy(entry: string, edges: Edge[], kinds: Edge['kind'][] = ['static']): Map<string, string[]> {
  const chains = new Map([[entry, [entry]]]);
  const queue = [entry];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const { from, to, kind } of edges) {
      if (from !== file || !kinds.includes(kind) || chains.has(to)) continue;
      chains.set(to, [...(chains.get(file) ?? []), to]);
      queue.push(to);
    }
  }
  return chains;
}
