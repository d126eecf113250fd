import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../lib/api.ts';

/** What the server found wrong with a field, in words: `problem.<message>` where we have them, else that it is not right. */
export function useProblems(error: unknown): (field: string) => string | undefined {
  const { t, i18n } = useTranslation('admin');
  const problems = error instanceof ApiError ? error.problems : [];
  return (field) => {
    const found = problems.find((one) => one.field === field || one.field.startsWith(`${field}.`));
    if (!found) return undefined;
    return i18n.exists(`admin:problem.${found.message}`) ? t(`problem.${found.message}`) : t('problem.other');
  };
}
