import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addLanguage } from './add-language.ts';

const WEB = fileURLToPath(new URL('..', import.meta.url));
const PLURAL = /_(zero|one|two|few|many|other)$/;
type Words = { [key: string]: string | Words };

const languages = globSync('i18n/languages/*.ts', { cwd: WEB }).map((path) => path.slice('i18n/languages/'.length, -3));
const namespaces = [...globSync('features/*', { cwd: WEB }), 'app', 'kit', 'kit/recordings'].map((folder) => ({
  folder,
  id: folder.replace(/^.*\//, ''),
}));

function flatten(words: Words, prefix = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') out.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) out.set(inner, text);
  }
  return out;
}

function read(lang: string, folder: string, web = WEB): Map<string, string> {
  const [file] = globSync(`${folder}/locales/${lang}.json`, { cwd: web });
  return file ? flatten(JSON.parse(readFileSync(join(web, file), 'utf8'))) : new Map();
}

const base = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(PLURAL, '')))].sort();

describe('languages', () => {
  it('are at least Vietnamese and English', () => {
    expect(languages).toEqual(expect.arrayContaining(['vi', 'en']));
  });

  for (const { folder, id } of namespaces) {
    it(`say the same things in ${id}`, () => {
      const first = base(read('vi', folder).keys());
      for (const lang of languages) expect(base(read(lang, folder).keys()), lang).toEqual(first);
    });
  }

  it('have every plural form that they tell apart', () => {
    for (const lang of languages) {
      const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
      for (const { folder } of namespaces) {
        const keys = [...read(lang, folder).keys()];
        for (const stem of new Set(keys.filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''))))
          expect(keys.filter((key) => key.replace(PLURAL, '') === stem && PLURAL.test(key)).sort(), `${lang} ${folder} ${stem}`).toEqual(
            pluralCategories.map((category) => `${stem}_${category}`).sort(),
          );
      }
    }
  });

  it('fill the same blanks, are NFC and say something', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
    for (const { folder } of namespaces) {
      const vietnamese = read('vi', folder);
      for (const lang of languages)
        for (const [key, text] of read(lang, folder)) {
          expect(text.trim(), `${lang} ${folder} ${key}`).not.toBe('');
          expect(text.normalize('NFC')).toBe(text);
          const twin = vietnamese.get(key) ?? vietnamese.get(key.replace(PLURAL, '_other'));
          expect(blanks(text), `${lang} ${folder} ${key}`).toEqual(blanks(twin ?? ''));
        }
    }
  });

  it('know every key that the code asks for', () => {
    const known = new Map(namespaces.map(({ folder, id }) => [id, base(read('vi', folder).keys())]));
    const missing: string[] = [];
    let asked = 0;
    for (const path of globSync(['features/**/*.{ts,tsx}', 'app/**/*.{ts,tsx}', 'kit/**/*.{ts,tsx}'], { cwd: WEB })) {
      if (path.includes('.test.')) continue;
      // What a value is compared with is no key.
      const code = readFileSync(join(WEB, path), 'utf8').replace(/[=!]==\s*'[^']*'/g, '');
      const own =
        /useTranslation\('([\w-]+)'\)/.exec(code)?.[1] ??
        (path.startsWith('kit') ? 'kit' : path.startsWith('app') ? 'app' : (path.split('/')[1] ?? ''));
      const literals = [...code.matchAll(/\bt\(([^()]*(?:\([^()]*\))?[^()]*)\)/g)].flatMap((call) =>
        [...(call[1] ?? '').matchAll(/(['`])((?:(?!\1).)+)\1/g)].slice(0, 2),
      );
      for (const [, , literal = ''] of literals) {
        if (!/^[\w:.${}-]+$/.test(literal) || literal === '') continue;
        if (literal.startsWith('${')) continue;
        const [namespace, key] = literal.includes(':') ? (literal.split(':') as [string, string]) : [own, literal];
        const keys = known.get(namespace) ?? [];
        const stem = key.split('${')[0] ?? '';
        asked++;
        if (key.includes('${') ? !keys.some((k) => k.startsWith(stem)) : !keys.includes(key)) missing.push(`${path}: ${namespace}:${key}`);
      }
    }
    expect(missing).toEqual([]);
    expect(asked).toBeGreaterThan(150);
  });

  it('can be added with one command', () => {
    const web = mkdtempSync(join(tmpdir(), 'toan-canh-web-'));
    try {
      for (const path of globSync(['features/*/locales', 'app/locales', 'kit/{.,*}/locales', 'i18n/languages'], { cwd: WEB }))
        cpSync(join(WEB, path), join(web, path), { recursive: true });
      const made = addLanguage('fr', web);
      expect(made.length).toBe(namespaces.filter(({ folder }) => read('en', folder).size > 0).length + 1);
      for (const { folder } of namespaces) expect(base(read('fr', folder, web).keys())).toEqual(base(read('en', folder).keys()));
      expect([...read('fr', 'features/search', web).keys()]).toEqual(expect.arrayContaining(['found_one', 'found_many', 'found_other']));
      expect(addLanguage('fr', web)).toEqual([]);
    } finally {
      rmSync(web, { recursive: true });
    }
  });
});
