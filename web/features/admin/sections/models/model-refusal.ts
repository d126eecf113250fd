import { MODEL_REFUSALS } from '../../../../../data/model/model-limits.ts';
import { ApiError } from '../../../../lib/api.ts';

/** Keys of `section.models.wrong` by field for what the server would not take; null where it failed for another reason. */
export function modelRefusal(error: unknown): Record<string, string> | null {
  if (!(error instanceof ApiError)) return null;
  if (error.code === 'too-large') return { model: 'size' };
  if (error.code !== 'bad-request' && error.code !== 'unsupported-file') return null;
  const wrong = error.problems.map(({ field, message }): [string, string] => {
    const known = MODEL_REFUSALS.find((word) => word === message);
    return [field.split('.')[0] ?? field, known ?? 'field'];
  });
  return wrong.length > 0 ? Object.fromEntries(wrong) : null;
}
