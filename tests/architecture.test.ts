/** docs/architecture.md as a test: it names the edge that offends. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { edgeFault } from './architecture/edge-fault.ts';
import { importCycles, importGraph, loadedBy } from './architecture/import-graph.ts';
import { isPackage, isTest } from './architecture/unit-of.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { files, edges } = importGraph(ROOT);
const read = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8');
const entryOf = (html: string) => `web${/<script type="module" src="([^"]+)"/.exec(html)?.[1] ?? ''}`;

describe('the code', () => {
  it('imports only what its place allows', () => {
    const faults = edges.flatMap((edge) => {
      const fault = edgeFault(edge);
      return fault ? [`${edge.from}:${edge.line} imports ${edge.to}: ${fault}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('imports only files that are there', () => {
    const sources = new Set(files);
    const gone = edges.filter(({ to }) => /\.tsx?$/.test(to) && !isPackage(to) && !sources.has(to));
    expect(gone.map(({ from, to, line }) => `${from}:${line} imports ${to}`)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(importCycles(edges).map((circle) => circle.join(' -> '))).toEqual([]);
  });

  it('keeps Cesium and Node out of what the entry page loads', () => {
    const entry = entryOf(read('web/index.html'));
    expect(files).toContain(entry);
    const shell = [...loadedBy(entry, edges)].filter(([to]) => /^(cesium|resium|@cesium\/)/.test(to));
    const page = [...loadedBy(entry, edges, ['static', 'dynamic', 'worker'])];
    const node = page.filter(([to]) => to.startsWith('node:'));
    expect([...shell, ...node].map(([, chain]) => chain.join(' -> '))).toEqual([]);
    // The walls are worth something only while there is something behind them.
    expect(page.some(([to]) => to === 'cesium')).toBe(true);
  });

  it('stays in files of at most 300 lines', () => {
    const styles = globSync('web/**/*.css', { cwd: ROOT, exclude: (path) => /(^|\/)tmp(\/|$)/.test(path) });
    const long = [...files, ...styles].map((path) => [path, read(path).split('\n').length - 1] as const).filter(([, lines]) => lines > 300);
    expect(long.map(([path, lines]) => `${path}: ${lines} lines`)).toEqual([]);
  });

  it('knows no city: cities are data', () => {
    const ids = globSync('data/*/model.json', { cwd: ROOT }).map((path) => path.split(/[\\/]/)[1] ?? '');
    expect(ids.length).toBeGreaterThan(1);
    const names = new RegExp(`(?<![\\w-])(${ids.join('|')})(?![\\w-])`);
    const code = files.filter((path) => !/^(data|scenes)\//.test(path) && !isTest(path));
    const found = code.flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((text, i) => (names.test(text) ? [`${path}:${i + 1}: ${text.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});
