/** `npm run city -- <verb>`: one file a verb in `verbs/`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PackError } from './build/city-pack.ts';
import { add } from './verbs/add.ts';
import { build } from './verbs/build.ts';
import { check } from './verbs/check.ts';
import { drawTours } from './verbs/draw-tours.ts';
import { fetchSources } from './verbs/fetch.ts';
import { list } from './verbs/list.ts';
import { snap } from './verbs/snap.ts';
import { CliError, type Verb } from './verbs/verb.ts';

const VERBS: Record<string, Verb> = { build, list, check, fetch: fetchSources, add, snap, 'draw-tours': drawTours };

function help(): string {
  return ['npm run city -- <verb>', ...Object.values(VERBS).map((v) => `  ${v.usage}\n      ${v.summary}`)].join('\n');
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      sources: { type: 'string' },
      data: { type: 'string' },
      root: { type: 'string' },
      force: { type: 'boolean' },
      name: { type: 'string' },
      lng: { type: 'string' },
      lat: { type: 'string' },
      overpass: { type: 'string' },
      elevation: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [name, ...args] = positionals;
  if (values.help || !name) return console.log(help());
  const verb = VERBS[name];
  if (!verb) throw new CliError(`There is no verb "${name}"; known: ${Object.keys(VERBS).join(', ')}.`);
  const rootDir = resolve(values.root ?? resolve(import.meta.dirname, '..'));
  const sources = values.sources ?? process.env.CITY_SOURCES;
  await verb.run({
    rootDir,
    dataDir: resolve(values.data ?? process.env.DATA_DIR ?? resolve(rootDir, 'var/data')),
    ...(sources ? { sourcesDir: resolve(sources) } : {}),
    args,
    options: values,
    print: console.log,
  });
}

main().catch((error) => {
  const plain = error instanceof CliError || error instanceof PackError || (error instanceof Error && 'code' in error);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
