/**
 * `node web/i18n/add-language.ts <tag>`: makes every file that a language needs: its chunk in web/i18n/languages and a
 * `<tag>.json` beside each `en.json`, filled with the English texts for the translator to replace. Files that are there are kept.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The plural forms of a key that the language tells apart. */
function pluralised(words: Record<string, unknown>, categories: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object' && value !== null) out[key] = pluralised(value as Record<string, unknown>, categories);
    else if (key.endsWith('_other'))
      for (const category of categories)
        out[`${key.slice(0, -'other'.length)}${category}`] = words[`${key.slice(0, -'other'.length)}${category}`] ?? value;
    else if (!/_(zero|one|two|few|many)$/.test(key)) out[key] = value;
  }
  return out;
}

/** Makes the files of one language below `web`. @returns the paths made. @throws RangeError on a tag that is none */
export function addLanguage(tag: string, web: string): string[] {
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const made: string[] = [];
  const write = (path: string, text: string) => {
    if (existsSync(path)) return;
    writeFileSync(path, text);
    made.push(path);
  };
  for (const english of globSync(['features/*/locales/en.json', 'app/locales/en.json', 'kit/{.,*}/locales/en.json'], { cwd: web })) {
    const words: Record<string, unknown> = JSON.parse(readFileSync(join(web, english), 'utf8'));
    write(join(web, dirname(english), `${tag}.json`), `${JSON.stringify(pluralised(words, categories), null, 2)}\n`);
  }
  const chunk = readFileSync(join(web, 'i18n/languages/en.ts'), 'utf8');
  write(join(web, `i18n/languages/${tag}.ts`), chunk.replaceAll('en.json', `${tag}.json`));
  return made;
}

if (import.meta.main) {
  const tag = process.argv[2] ?? '';
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag)) {
    console.error('Give a BCP 47 tag: node web/i18n/add-language.ts fr');
    process.exit(1);
  }
  const made = addLanguage(tag, fileURLToPath(new URL('..', import.meta.url)));
  console.log(`${made.length} files made for ${tag}${made.length > 0 ? ': now translate them' : ', all were there'}.`);
}
