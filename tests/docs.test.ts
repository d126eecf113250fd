/** Documents that name what is gone mislead; those that a reader opens first must be there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['api', 'bench', 'data', 'docs', 'narration', 'scenes', 'tests', 'tiles', 'web'];
/** Made when the portal runs, so absent from a fresh clone; or `x` and `k` for any folder. */
const NO_FILE = /^(var|node_modules)(\/|$)|\/[xk](\/|$)/;

/** Links of ours, and paths in backticks that begin with a top folder or a dot; no placeholders. */
function namedPaths(text: string): string[] {
  const spans = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map((match) => match[1] ?? '');
  const isPath = (word: string) =>
    /^[\w.@-]+(\/[\w.@{},*-]+)+\/?$/.test(word) && [...FOLDERS, '.', '..'].includes(word.split('/')[0] ?? '');
  return [...new Set([...spans.flatMap((span) => span.split(/[\s,;]+/)).filter(isPath), ...links])].filter((path) => !NO_FILE.test(path));
}

/** Whether a path, or a pattern with stars and braces, leads to something: from the root or from the document. */
const isThere = (path: string, document: string) =>
  [ROOT, join(ROOT, dirname(document))].some((base) =>
    /[*{]/.test(path) ? globSync(path, { cwd: base }).length > 0 : existsSync(join(base, path)),
  );

const documents = globSync(['*.md', 'docs/**/*.md', `{${FOLDERS}}/**/README.md`], {
  cwd: ROOT,
  exclude: (path) => /(^|\/)(node_modules|var|tmp)(\/|$)/.test(path),
}).sort();

describe('the documents', () => {
  it.each(documents)('%s names only paths that are there', (document) => {
    const gone = namedPaths(readFileSync(join(ROOT, document), 'utf8')).filter((path) => !isThere(path, document));
    expect(gone).toEqual([]);
  });

  it('begin with a page in every top folder', () => {
    const pages = FOLDERS.filter((folder) => folder !== 'docs').map((folder) => `${folder}/README.md`);
    expect(pages.filter((page) => !existsSync(join(ROOT, page)))).toEqual([]);
  });
});

describe('the reader of documents', () => {
  it('finds paths in backticks and links, and leaves words, blocks and addresses alone', () => {
    const text =
      'See `web/gone.ts`, `tileset.json`, `api/*/gone.ts` and [it](docs/gone.md#part), not `z/x/y.terrain`, `npm start`, [the web](https://x.example).\n```\ndata/<city>/x\n```';
    expect(namedPaths(text)).toEqual(['web/gone.ts', 'api/*/gone.ts', 'docs/gone.md']);
    expect(namedPaths(text).filter((path) => isThere(path, 'README.md'))).toEqual([]);
  });
});
