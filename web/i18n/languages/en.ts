/** Every text in this language that is not for administrators only, in one chunk. Made by `node web/i18n/add-language.ts`. */
export default import.meta.glob<Record<string, unknown>>(
  ['../../features/*/locales/en.json', '../../{app,kit}/locales/en.json', '!../../features/{admin,studio}/locales/en.json'],
  { eager: true, import: 'default' },
);
