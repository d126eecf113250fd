import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { StudioTour } from '../../../api/features/tours/contract.ts';
import type { TourDraft } from '../../../scenes/tour-contract.ts';
import { ApiError } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { saveDraft, studioTourQuery } from './studio-api.ts';

export interface DraftWork {
  /** What the server holds. */
  kept: StudioTour | undefined;
  draft: TourDraft | undefined;
  dirty: boolean;
  saving: boolean;
  error: unknown;
  /** Somebody else saved meanwhile: mine is not kept. */
  conflict: boolean;
  change(edit: (draft: TourDraft) => TourDraft): void;
  /** @returns what the server now holds; null where it was not kept */
  save(): Promise<StudioTour | null>;
  /** Takes what the server holds; mine is gone. */
  reload(): Promise<void>;
}

/** A draft under the hand: changed here, kept on the server when it is saved, never over somebody else's. */
export function useDraft(id: string): DraftWork {
  const { cityId } = usePortal();
  const client = useQueryClient();
  const query = useQuery(studioTourQuery(cityId, id));
  const { data: kept, refetch } = query;
  const [mine, setMine] = useState<TourDraft | null>(null);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const draft = mine ?? kept?.draft;
  const dirty = mine !== null;
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
  const change = useCallback(
    (edit: (draft: TourDraft) => TourDraft) =>
      setMine((now) => {
        const from = now ?? kept?.draft;
        return from ? edit(from) : now;
      }),
    [kept],
  );
  const save = useCallback(async () => {
    if (!kept) return null;
    if (!mine) return kept;
    setSaving(true);
    setError(null);
    try {
      await saveDraft(cityId, mine, kept.revision);
      const { data } = await refetch();
      // What was changed while it was on its way stays mine.
      setMine((now) => (now === mine ? null : now));
      void client.invalidateQueries({ queryKey: ['studio', cityId], exact: true });
      return data ?? null;
    } catch (failure) {
      setError(failure);
      return null;
    } finally {
      setSaving(false);
    }
  }, [cityId, client, kept, mine, refetch]);
  const reload = useCallback(async () => {
    setError(null);
    await refetch();
    setMine(null);
  }, [refetch]);
  const conflict = error instanceof ApiError && error.code === 'version-conflict';
  return { kept, draft, dirty, saving, error: error ?? query.error, conflict, change, save, reload };
}
