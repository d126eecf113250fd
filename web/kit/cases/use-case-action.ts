import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { casePath, caseQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postForm, postJson } from '../../lib/post.ts';

export type CaseVerb = 'moves' | 'assignments' | 'notes' | 'moderation' | 'extensions' | 'photos';

/** Does something to a case. Whatever comes of it, what is shown is asked for again; a conflict brings the newer version. */
export function useCaseAction(caseId: string, onDone?: () => void) {
  const { cityId } = usePortal();
  const client = useQueryClient();
  return useMutation<unknown, unknown, { verb: CaseVerb; body: unknown }>({
    mutationFn: ({ verb, body }) => {
      const path = `${casePath(cityId, caseId)}/${verb}`;
      return body instanceof FormData ? postForm(path, body) : postJson(path, body);
    },
    onSuccess: (answer) => {
      // The server answers with the case as it now is.
      if (typeof answer === 'object' && answer !== null && 'history' in answer)
        client.setQueryData(caseQuery(cityId, caseId).queryKey, answer as CaseDetail);
      onDone?.();
    },
    onSettled: (_, error) => {
      if (error instanceof ApiError && (error.code === 'offline' || error.code === 'timeout')) return;
      void client.invalidateQueries({ queryKey: caseQuery(cityId, caseId).queryKey });
    },
  });
}
