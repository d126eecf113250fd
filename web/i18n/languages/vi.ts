/** Every text in this language that is not for administrators only, in one chunk. Made by `node web/i18n/add-language.ts`. */
export default import.meta.glob<Record<string, unknown>>(
  ['../../features/*/locales/vi.json', '../../{app,kit}/locales/vi.json', '!../../features/{admin,studio}/locales/vi.json'],
  { eager: true, import: 'default' },
);
