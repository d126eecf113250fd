import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.ts';

/** Phrases of the checks of shapes, which say little to people. */
const PHRASES: [RegExp, string][] = [
  [/^Too small|missing|required/i, 'missing'],
  [/^Too big/i, 'too-big'],
];

/** What the server found wrong with a field, in words: by `problem.<message>` where we have them, by its code (`fault.<code>`), else that it is not right. */
export function useProblems(error: unknown): (field: string) => string | undefined {
  const { t, i18n } = useTranslation('admin');
  const problems = error instanceof ApiError ? error.problems : [];
  return (field) => {
    const found = problems.find((one) => one.field === field || one.field.startsWith(`${field}.`));
    if (!found) return undefined;
    if (i18n.exists(`admin:problem.${found.message}`)) return t(`problem.${found.message}`);
    if (found.code) return t(`fault.${found.code}`, { limit: found.limit ?? '' });
    const word = PHRASES.find(([phrase]) => phrase.test(found.message))?.[1];
    return t(word ? `problem.${word}` : 'problem.other');
  };
}
