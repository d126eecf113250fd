import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { deviceStorage } from '../lib/device-storage.ts';

const files = import.meta.glob<Record<string, Record<string, unknown>>>('./languages/*.ts', { import: 'default' });
const tagOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.ts'.length);

/** Words that few people need, by `<namespace>/locales/<lang>`: they come with the page that asks for them. */
const apart = import.meta.glob<Record<string, unknown>>(['../features/{admin,studio}/locales/*.json', '../kit/recordings/locales/*.json'], {
  import: 'default',
});
const loadedApart = new Set<string>();

/** The interface's languages, Vietnamese first. */
export const LANGUAGES: string[] = Object.keys(files)
  .map(tagOf)
  .sort((a, b) => Number(b === 'vi') - Number(a === 'vi') || a.localeCompare(b));

const STORED = 'toan-canh:lang';

/** The language to begin with: the address, then the reader's last choice, then the browser's, then Vietnamese. */
export function firstLanguage(asked: string | null): string {
  const wishes = [asked, deviceStorage.getItem(STORED), ...navigator.languages.map((l) => l.split('-')[0] ?? l)];
  return wishes.find((l): l is string => l !== null && LANGUAGES.includes(l)) ?? 'vi';
}

async function load(lang: string): Promise<void> {
  const file = files[`./languages/${lang}.ts`];
  if (!file) throw new Error(`no language ${lang}`);
  for (const [path, words] of Object.entries(await file())) {
    const namespace = path.split('/').at(-3) ?? '';
    i18next.addResourceBundle(lang, namespace, words, true, true);
  }
}

async function loadApart(namespace: string, lang: string): Promise<void> {
  const words = await Object.entries(apart).find(([path]) => path.endsWith(`/${namespace}/locales/${lang}.json`))?.[1]();
  if (!words) throw new Error(`no words of ${namespace} in ${lang}`);
  i18next.addResourceBundle(lang, namespace, words, true, true);
}

/** Brings the words of a page for few in the language of now; they follow every later change of it. Rejects when they cannot be loaded. */
export async function loadWords(namespace: string): Promise<void> {
  await loadApart(namespace, i18next.language);
  loadedApart.add(namespace);
}

/** Starts the interface's words in one language; the others come when chosen. */
export async function startI18n(lang: string): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    resources: {},
    ns: [],
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(lang);
  document.documentElement.lang = lang;
  return i18next;
}

/** Changes the language; the choice is kept on the device. Rejects when the words cannot be loaded. */
export async function changeLanguage(lang: string): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'app')) await load(lang);
  for (const namespace of loadedApart) if (!i18next.hasResourceBundle(lang, namespace)) await loadApart(namespace, lang);
  await i18next.changeLanguage(lang);
  document.documentElement.lang = lang;
  deviceStorage.setItem(STORED, lang);
}
