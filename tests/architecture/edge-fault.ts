import type { Edge } from './read-imports.ts';
import { isTest, unitOf } from './unit-of.ts';

const CESIUM = /^(cesium|resium|@cesium\/)/;
const WALLED_IN = [/^web\/globe\//, /^web\/layers\//, /^web\/app\/map\//, /^web\/features\/[^/]+\/scene\//];

/** Units of ours that each unit may import at run time, by prefix. Contracts and `data/model` are open to all but the strictest. */
const MAY: [from: RegExp, to: RegExp[]][] = [
  [/^data$/, []],
  [/^scenes$/, []],
  [/^tiles/, [/^tiles/]],
  [/^narration/, [/^narration/]],
  [/^api\/features\//, [/^api\/(http|db|auth|audit|cases|guides|objects|live|files|follow|mail|push|outbox)$/, /^tiles/, /^narration/]],
  [/^api\/(http|db)$/, [/^api\/(http|db)$/]],
  [/^api(\/(?!features)|$)/, [/^api(\/|$)/, /^tiles/]],
  [/^web\/app$/, [/^web\//]],
  [/^web\/features\//, [/^web\/(globe|kit|i18n|lib)$/, /^web\/layers/]],
  [/^web\/layers/, [/^web\/(globe|kit|i18n|lib|layers)$/]],
  [/^web\/globe$/, [/^web\/lib$/]],
  [/^web\/kit$/, [/^web\/(i18n|lib)$/]],
  [/^web\/(i18n|worker)$/, [/^web\/lib$/]],
  [/^vite\.config\.ts$/, [/^web\/worker$/]],
  [/^web\/lib$/, []],
];

/** i18n collects the words of every folder; words are data, not code. */
const isWords = (path: string) => /^web\/.*\/locales\/[\w-]+\.json$/.test(path);
/** Web sources that run in Node, never in the page. The test shows that the entry does not reach them. */
const isScript = (path: string) =>
  /^web\/(i18n\/add-language|app\/budget\/[\w-]+|app\/poster\/make-poster|app\/icons\/make-icons|worker\/build-worker)\.ts$/.test(path);

/** Why one file may not import another at run time, or nothing. Unit by unit, as docs/architecture.md has it. */
export function edgeFault({ from, to }: Pick<Edge, 'from' | 'to'>): string | undefined {
  if (isTest(from)) return;
  const [a, b] = [unitOf(from), unitOf(to)];
  if (b === 'package') return packageFault(from, to);
  if (isTest(to)) return 'code imports what is for tests only';
  if (a === b || isWords(to)) return;
  if (a === 'data/model') return 'data/model imports nothing of ours';
  if (b === 'data/model') return;
  if (a === 'contract') return b === 'contract' ? undefined : 'a contract imports zod, data/model and other contracts only';
  if (b === 'contract') return /^web\/(globe|kit|lib|i18n)$/.test(a) ? `${a} imports no contract` : undefined;
  const sibling = siblingFault(a, b, to);
  if (sibling !== undefined) return sibling || undefined;
  const rule = MAY.find(([pattern]) => pattern.test(a));
  return rule?.[1].some((pattern) => pattern.test(b)) ? undefined : `${a} may not import ${b}`;
}

/** '' where siblings meet as they may: a feature knows its parents' tables, an importer the shared reading of tags. */
function siblingFault(a: string, b: string, to: string): string | undefined {
  const family = /^(api\/features|web\/features|web\/layers|tiles\/sources|tiles\/build\/stages)\//;
  if (family.exec(a)?.[1] === undefined || family.exec(a)?.[1] !== family.exec(b)?.[1]) return;
  if (/^api\/features\/[^/]+\/table\.ts$/.test(to) || b === 'tiles/sources/osm') return '';
  return a.endsWith('/all.ts') ? '' : 'siblings never import each other';
}

function packageFault(from: string, to: string): string | undefined {
  const unit = unitOf(from);
  if (unit === 'contract' || unit === 'data' || unit === 'scenes') return to === 'zod' ? undefined : `${unit} imports zod only`;
  if (CESIUM.test(to) && !WALLED_IN.some((pattern) => pattern.test(from)))
    return 'Cesium stays in web/globe, web/layers, web/app/map and scene/';
  if (unit === 'data/model' && /^(node:|react|jotai|@mantine|zod)/.test(to)) return 'data/model runs on both sides';
  if (unit.startsWith('web/') && to.startsWith('node:') && !isScript(from)) return 'the browser has no Node';
  if (!unit.startsWith('web/') && /^(react|@mantine|jotai|i18next|@tanstack)/.test(to)) return `${unit} has no interface`;
}
