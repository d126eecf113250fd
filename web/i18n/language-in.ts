/** What a language is called in another one: `en` in `vi` is `Tiếng Anh`. */
export const languageIn = (lang: string, code: string): string => new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;
