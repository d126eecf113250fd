/** What a file imports at run time, read by the bundler's own parser. Types do not count: they are gone when the code runs. */
import { globSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * `static`: loaded before the importing file runs. `dynamic`: `import()` or a lazy glob. `worker`: `new URL('./x.ts', import.meta.url)`,
 * which runs in a context of its own.
 */
export type EdgeKind = 'static' | 'dynamic' | 'worker';

export interface Edge {
  from: string;
  /** Path from the repository's root, or the package's specifier. */
  to: string;
  kind: EdgeKind;
  line: number;
}

/** The part of the syntax tree that is read here; every node has a type and its place in the text. */
interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const textOf = (value: unknown) => (isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined);

/** @param path from the root, with forward slashes @throws Error naming a file that cannot be parsed */
export function readImports(path: string, code: string, root: string): Edge[] {
  const { module, program, errors } = parseSync(path, code);
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const edges: Edge[] = [];
  const add = (specifier: string, kind: EdgeKind, at: number) => {
    const bare = specifier.split('?')[0] ?? specifier;
    const to = bare.startsWith('.') ? posix.join(posix.dirname(path), bare) : bare;
    edges.push({ from: path, to, kind, line: code.slice(0, at).split('\n').length });
  };
  for (const item of module.staticImports)
    if (item.entries.length === 0 || item.entries.some((entry) => !entry.isType)) add(item.moduleRequest.value, 'static', item.start);
  for (const item of module.staticExports)
    for (const entry of item.entries) if (entry.moduleRequest && !entry.isType) add(entry.moduleRequest.value, 'static', item.start);
  walk(program, (node) => {
    if (node.type === 'ImportExpression') {
      const specifier = textOf(node.source);
      if (specifier) add(specifier, 'dynamic', node.start);
    }
    const url = workerUrl(node);
    if (url?.startsWith('.')) add(url, 'worker', node.start);
    for (const { patterns, eager } of globOf(node)) {
      const cwd = posix.dirname(path);
      for (const found of globSync(patterns, { cwd: `${root}/${cwd}` }).sort())
        add(`./${found.replaceAll('\\', '/')}`, eager ? 'static' : 'dynamic', node.start);
    }
  });
  return edges;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit);
  }
}

const isMeta = (value: unknown) => isNode(value) && value.type === 'MetaProperty';
const argumentsOf = (node: Node) => (Array.isArray(node.arguments) ? node.arguments : []);

/** `new Worker(new URL('./x.ts', import.meta.url))` */
function workerUrl(node: Node): string | undefined {
  if (node.type !== 'NewExpression' || !isNode(node.callee) || node.callee.name !== 'Worker') return;
  const [url] = argumentsOf(node);
  if (!isNode(url) || url.type !== 'NewExpression') return;
  const [specifier, base] = argumentsOf(url);
  return isNode(base) && isMeta(base.object) ? textOf(specifier) : undefined;
}

/** `import.meta.glob(patterns, { eager })` */
function globOf(node: Node): { patterns: string[]; eager: boolean }[] {
  if (node.type !== 'CallExpression' || !isNode(node.callee) || !isMeta(node.callee.object)) return [];
  if (!isNode(node.callee.property) || node.callee.property.name !== 'glob') return [];
  const [first, options] = argumentsOf(node);
  const listed = isNode(first) && first.type === 'ArrayExpression' ? (first.elements as unknown[]) : [first];
  const patterns = listed.map(textOf).filter((text) => text !== undefined);
  const properties = isNode(options) && Array.isArray(options.properties) ? (options.properties as unknown[]) : [];
  const eager = properties.some((p) => isNode(p) && isNode(p.key) && p.key.name === 'eager' && isNode(p.value) && p.value.value === true);
  return [{ patterns, eager }];
}
