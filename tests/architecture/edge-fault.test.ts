/** The architecture test can fail: each rule of docs/architecture.md, broken once and kept once. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edgeFault } from './edge-fault.ts';
import { importCycles, importGraph, loadedBy } from './import-graph.ts';
import { readImports } from './read-imports.ts';

const broken: [from: string, to: string, fault: string][] = [
  ['web/app/app.tsx', 'cesium', 'Cesium stays'],
  ['web/features/list/list-page.tsx', 'resium', 'Cesium stays'],
  ['web/features/list/list-page.tsx', '@cesium/engine/Source/x.css', 'Cesium stays'],
  ['web/features/list/list-page.tsx', 'web/features/places/place-card.tsx', 'siblings'],
  ['web/layers/pins/layer.tsx', 'web/layers/labels/layer.tsx', 'siblings'],
  ['api/features/places/routes.ts', 'api/features/cameras/routes.ts', 'siblings'],
  ['tiles/sources/hgt/importer.ts', 'tiles/sources/geotiff/read-geotiff.ts', 'siblings'],
  ['tiles/build/stages/terrain.ts', 'tiles/build/stages/trees.ts', 'siblings'],
  ['web/features/list/list-page.tsx', 'web/app/app.tsx', 'may not import web/app'],
  ['web/features/places/feature.tsx', 'api/features/places/routes.ts', 'may not import api/features/places'],
  ['web/layers/pins/layer.tsx', 'web/features/places/place-pin.ts', 'may not import'],
  ['web/globe/camera.ts', 'web/kit/theme.ts', 'may not import web/kit'],
  ['web/kit/card.tsx', 'web/globe/look.ts', 'may not import web/globe'],
  ['web/lib/api.ts', 'web/kit/theme.ts', 'may not import web/kit'],
  ['web/lib/api.ts', 'data/contract.ts', 'no contract'],
  ['web/lib/api.ts', 'node:fs', 'no Node'],
  ['api/http/etag.ts', 'api/features/places/table.ts', 'may not import'],
  ['tiles/cli.ts', 'api/config.ts', 'tiles may not import api'],
  ['tiles/cli.ts', 'react', 'no interface'],
  ['data/model/fold.ts', 'data/contract.ts', 'nothing of ours'],
  ['data/model/fold.ts', 'node:fs', 'both sides'],
  ['data/contract.ts', 'proj4', 'zod only'],
  ['scenes/contract.ts', 'tiles/terrain/mosaic.ts', 'contracts only'],
  ['api/app.ts', 'api/testing/make-portal.ts', 'tests only'],
];

const kept: [from: string, to: string][] = [
  ['web/globe/camera.ts', 'cesium'],
  ['web/features/measure/scene/line.ts', 'cesium'],
  ['web/layers/pins/layer.tsx', 'web/layers/layer.ts'],
  ['web/features/places/place-card.tsx', 'api/features/places/contract.ts'],
  ['api/features/reports/routes.ts', 'api/features/boundaries/table.ts'],
  ['web/lib/api.ts', 'data/model/fold.ts'],
  ['web/i18n/languages/vi.ts', 'web/kit/locales/vi.json'],
  ['scenes/contract.ts', 'data/contract.ts'],
  ['api/features/cases/contract.ts', 'data/model/case-states.ts'],
  ['api/features/tiles/routes.test.ts', 'web/app/app.tsx'],
];

describe('an edge', () => {
  it.each(broken)('from %s to %s is refused', (from, to, fault) => expect(edgeFault({ from, to })).toContain(fault));
  it.each(kept)('from %s to %s is allowed', (from, to) => expect(edgeFault({ from, to })).toBeUndefined());
});

describe('the reader of imports', () => {
  it('sees every way to import at run time, with its line, and no types', () => {
    const code = [
      "import type { A } from './a.ts';",
      "import { type B } from './b.ts';",
      "import { type B2, c } from './c.ts';",
      "export { d } from './d.ts';",
      "export type { E } from './e.ts';",
      "import './f.css';",
      "const text = \"import { no } from './no.ts'\"; // import './nor.ts'",
      "const g = () => import('./g.ts');",
      "const h = new Worker(new URL('./h.ts', import.meta.url));",
      'export const view = <A,>(a: A) => <p>{String(a)}{c}{text}</p>;',
    ].join('\n');
    const edges = readImports('web/x/y.tsx', code, '/nowhere').map(({ to, kind, line }) => `${line} ${kind} ${to}`);
    expect(edges.sort()).toEqual([
      '3 static web/x/c.ts',
      '4 static web/x/d.ts',
      '6 static web/x/f.css',
      '8 dynamic web/x/g.ts',
      '9 worker web/x/h.ts',
    ]);
  });

  it('refuses what it cannot parse instead of passing over it', () => {
    expect(() => readImports('web/x.ts', 'import {', '/nowhere')).toThrow('web/x.ts cannot be parsed');
  });
});

describe('a tree of files', () => {
  const tree = (files: Record<string, string>) => {
    const root = mkdtempSync(join(tmpdir(), 'architecture-'));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), code);
    }
    const graph = importGraph(root);
    rmSync(root, { recursive: true });
    return graph;
  };

  it('shows its circles, but not those through a dynamic import or a type', () => {
    const { edges } = tree({
      'web/app/a.ts': "import './b.ts';",
      'web/app/b.ts': "export * from './c.ts';",
      'web/app/c.ts': "import { x } from './a.ts'; export const y = x;",
      'web/app/d.ts': "import './e.ts';",
      'web/app/e.ts': "export const d = () => import('./d.ts');",
      'web/app/f.ts': "import './g.ts';",
      'web/app/g.ts': "import type { F } from './f.ts'; export type G = F;",
    });
    expect(importCycles(edges).map((circle) => circle.sort())).toEqual([['web/app/a.ts', 'web/app/b.ts', 'web/app/c.ts']]);
  });

  it('shows what the entry loads, through eager globs too, and by which chain', () => {
    const { edges } = tree({
      'web/main.tsx': "import './app/features.ts'; export const map = () => import('./app/map.ts');",
      'web/app/map.ts': "import 'resium';",
      'web/app/features.ts': "export const all = import.meta.glob('../features/*/feature.ts', { eager: true });",
      'web/features/a/feature.ts': "import 'cesium';",
    });
    const shell = loadedBy('web/main.tsx', edges);
    expect(shell.get('cesium')).toEqual(['web/main.tsx', 'web/app/features.ts', 'web/features/a/feature.ts', 'cesium']);
    expect(shell.has('resium')).toBe(false);
    expect(loadedBy('web/main.tsx', edges, ['static', 'dynamic']).has('resium')).toBe(true);
  });
});
