import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { casePath, caseQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postForm, postJson } from '../../lib/post.ts';

export type CaseVerb = 'moves' | 'assignments' | 'notes' | 'moderation' | 'extensions' | 'parts' | 'incident' | 'device';

export interface CaseAction {
  verb: CaseVerb;
  body: object;
  /** Photos of the finished work, sent before. */
  photos?: readonly File[];
}

/** Does something to a case. Whatever comes of it, what is shown is asked for again; a conflict brings the newer version. */
export function useCaseAction(caseId: string, onDone?: () => void) {
  const { cityId } = usePortal();
  const client = useQueryClient();
  return useMutation<unknown, unknown, CaseAction>({
    mutationFn: async ({ verb, body, photos = [] }) => {
      const path = casePath(cityId, caseId);
      const based = 'version' in body && typeof body.version === 'number' ? body.version : null;
      if (photos.length === 0 || based === null) return postJson(`${path}/${verb}`, body);
      const form = new FormData();
      for (const photo of photos) form.append('photo', photo);
      const after = await postForm<CaseDetail>(`${path}/photos`, form);
      client.setQueryData(caseQuery(cityId, caseId).queryKey, after);
      // The photos make one version; any more are somebody else's, whose change has to be seen first.
      if (after.version > based + 1) throw new ApiError('version-conflict', 409);
      return postJson(`${path}/${verb}`, { ...body, version: after.version });
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
